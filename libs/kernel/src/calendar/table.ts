// Written by tools/calendar-table.mjs from chinese-days 1.5.7; not by hand. Corrections are operator overrides.
export const table = {
  version: 'cn-2004-2026/chinese-days-1.5.7',
  holidays: {
    'new-year-day': { zh: '元旦', en: "New Year's Day" },
    'spring-festival': { zh: '春节', en: "Spring Festival" },
    'labour-day': { zh: '劳动节', en: "Labour Day" },
    'national-day': { zh: '国庆节', en: "National Day" },
    'tomb-sweeping-day': { zh: '清明', en: "Tomb-sweeping Day" },
    'dragon-boat-festival': { zh: '端午', en: "Dragon Boat Festival" },
    'mid-autumn-festival': { zh: '中秋', en: "Mid-autumn Festival" },
    'anti-fascist-70th-day': { zh: '中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日', en: "Anti-Fascist 70th Day" },
  },
  // By year of the date: days off and weekend days worked, each under its holiday.
  years: {
    2004: {
      off: { 'new-year-day': '01-01', 'spring-festival': '01-22 01-23 01-24 01-25 01-26 01-27 01-28', 'labour-day': '05-01 05-02 05-03 05-04 05-05 05-06 05-07', 'national-day': '10-01 10-02 10-03 10-04 10-05 10-06 10-07' },
      worked: { 'spring-festival': '01-17 01-18', 'labour-day': '05-08 05-09', 'national-day': '10-09 10-10' },
    },
    2005: {
      off: { 'new-year-day': '01-01 01-02 01-03', 'spring-festival': '02-09 02-10 02-11 02-12 02-13 02-14 02-15', 'labour-day': '05-01 05-02 05-03 05-04 05-05 05-06 05-07', 'national-day': '10-01 10-02 10-03 10-04 10-05 10-06 10-07' },
      worked: { 'spring-festival': '02-05 02-06', 'labour-day': '04-30 05-08', 'national-day': '10-08 10-09' },
    },
    2006: {
      off: { 'new-year-day': '01-01 01-02 01-03', 'spring-festival': '01-29 01-30 01-31 02-01 02-02 02-03 02-04', 'labour-day': '05-01 05-02 05-03 05-04 05-05 05-06 05-07', 'national-day': '10-01 10-02 10-03 10-04 10-05 10-06 10-07' },
      worked: { 'spring-festival': '01-28 02-05', 'labour-day': '04-29 04-30', 'national-day': '09-30 10-08', 'new-year-day': '12-30 12-31' },
    },
    2007: {
      off: { 'new-year-day': '01-01 01-02 01-03 12-30 12-31', 'spring-festival': '02-18 02-19 02-20 02-21 02-22 02-23 02-24', 'labour-day': '05-01 05-02 05-03 05-04 05-05 05-06 05-07', 'national-day': '10-01 10-02 10-03 10-04 10-05 10-06 10-07' },
      worked: { 'spring-festival': '02-17 02-25', 'labour-day': '04-28 04-29', 'national-day': '09-29 09-30', 'new-year-day': '12-29' },
    },
    2008: {
      off: { 'new-year-day': '01-01', 'spring-festival': '02-06 02-07 02-08 02-09 02-10 02-11 02-12', 'tomb-sweeping-day': '04-04 04-05 04-06', 'labour-day': '05-01 05-02 05-03', 'dragon-boat-festival': '06-07 06-08 06-09', 'mid-autumn-festival': '09-13 09-14 09-15', 'national-day': '09-29 09-30 10-01 10-02 10-03 10-04 10-05' },
      worked: { 'spring-festival': '02-02 02-03', 'labour-day': '05-04', 'national-day': '09-27 09-28' },
    },
    2009: {
      off: { 'new-year-day': '01-01 01-02 01-03', 'spring-festival': '01-25 01-26 01-27 01-28 01-29 01-30 01-31', 'tomb-sweeping-day': '04-04 04-05 04-06', 'labour-day': '05-01 05-02 05-03', 'dragon-boat-festival': '05-28 05-29 05-30', 'national-day': '10-01 10-02 10-04 10-05 10-06 10-07 10-08', 'mid-autumn-festival': '10-03' },
      worked: { 'new-year-day': '01-04', 'spring-festival': '01-24 02-01', 'dragon-boat-festival': '05-31', 'national-day': '09-27 10-10' },
    },
    2010: {
      off: { 'new-year-day': '01-01 01-02 01-03', 'spring-festival': '02-13 02-14 02-15 02-16 02-17 02-18 02-19', 'tomb-sweeping-day': '04-03 04-04 04-05', 'labour-day': '05-01 05-02 05-03', 'dragon-boat-festival': '06-14 06-15 06-16', 'mid-autumn-festival': '09-22 09-23 09-24', 'national-day': '10-01 10-02 10-03 10-04 10-05 10-06 10-07' },
      worked: { 'spring-festival': '02-20 02-21', 'dragon-boat-festival': '06-12 06-13', 'mid-autumn-festival': '09-19 09-25', 'national-day': '09-26 10-09' },
    },
    2011: {
      off: { 'new-year-day': '01-01 01-02 01-03', 'spring-festival': '02-02 02-03 02-04 02-05 02-06 02-07 02-08', 'tomb-sweeping-day': '04-03 04-04 04-05', 'labour-day': '04-30 05-01 05-02', 'dragon-boat-festival': '06-04 06-06', 'mid-autumn-festival': '09-10 09-11 09-12', 'national-day': '10-01 10-02 10-03 10-04 10-05 10-06 10-07' },
      worked: { 'spring-festival': '01-30 02-12', 'tomb-sweeping-day': '04-02', 'national-day': '10-08 10-09', 'new-year-day': '12-31' },
    },
    2012: {
      off: { 'new-year-day': '01-01 01-02 01-03', 'spring-festival': '01-22 01-23 01-24 01-25 01-26 01-27 01-28', 'tomb-sweeping-day': '04-02 04-03 04-04', 'labour-day': '04-29 04-30 05-01', 'dragon-boat-festival': '06-22 06-24', 'mid-autumn-festival': '09-30', 'national-day': '10-01 10-02 10-03 10-04 10-05 10-06 10-07' },
      worked: { 'spring-festival': '01-21 01-29', 'tomb-sweeping-day': '03-31 04-01', 'labour-day': '04-28', 'national-day': '09-29' },
    },
    2013: {
      off: { 'new-year-day': '01-01 01-02 01-03', 'spring-festival': '02-09 02-10 02-11 02-12 02-13 02-14 02-15', 'tomb-sweeping-day': '04-04 04-05 04-06', 'labour-day': '04-29 04-30 05-01', 'dragon-boat-festival': '06-10 06-11 06-12', 'mid-autumn-festival': '09-19 09-20 09-21', 'national-day': '10-01 10-02 10-03 10-04 10-05 10-06 10-07' },
      worked: { 'new-year-day': '01-05 01-06', 'spring-festival': '02-16 02-17', 'tomb-sweeping-day': '04-07', 'labour-day': '04-27 04-28', 'dragon-boat-festival': '06-08 06-09', 'mid-autumn-festival': '09-22', 'national-day': '09-29 10-12' },
    },
    2014: {
      off: { 'new-year-day': '01-01', 'spring-festival': '01-31 02-01 02-02 02-03 02-04 02-05 02-06', 'tomb-sweeping-day': '04-05 04-06 04-07', 'labour-day': '05-01 05-02 05-03', 'dragon-boat-festival': '06-02', 'mid-autumn-festival': '09-08', 'national-day': '10-01 10-02 10-03 10-04 10-05 10-06 10-07' },
      worked: { 'spring-festival': '01-26 02-08', 'labour-day': '05-04', 'national-day': '09-28 10-11' },
    },
    2015: {
      off: { 'new-year-day': '01-01 01-02 01-03', 'spring-festival': '02-18 02-19 02-20 02-21 02-22 02-23 02-24', 'tomb-sweeping-day': '04-05 04-06', 'labour-day': '05-01', 'dragon-boat-festival': '06-20 06-22', 'anti-fascist-70th-day': '09-03 09-04', 'mid-autumn-festival': '09-27', 'national-day': '10-01 10-02 10-03 10-04 10-05 10-06 10-07' },
      worked: { 'new-year-day': '01-04', 'spring-festival': '02-15 02-28', 'anti-fascist-70th-day': '09-06', 'national-day': '10-10' },
    },
    2016: {
      off: { 'new-year-day': '01-01', 'spring-festival': '02-07 02-08 02-09 02-10 02-11 02-12 02-13', 'tomb-sweeping-day': '04-04', 'labour-day': '05-01 05-02', 'dragon-boat-festival': '06-09 06-10 06-11', 'mid-autumn-festival': '09-15 09-16 09-17', 'national-day': '10-01 10-02 10-03 10-04 10-05 10-06 10-07' },
      worked: { 'spring-festival': '02-06 02-14', 'dragon-boat-festival': '06-12', 'mid-autumn-festival': '09-18', 'national-day': '10-08 10-09' },
    },
    2017: {
      off: { 'new-year-day': '01-01 01-02', 'spring-festival': '01-27 01-28 01-29 01-30 01-31 02-01 02-02', 'tomb-sweeping-day': '04-02 04-03 04-04', 'labour-day': '05-01', 'dragon-boat-festival': '05-28 05-29 05-30', 'national-day': '10-01 10-02 10-03 10-05 10-06 10-07 10-08', 'mid-autumn-festival': '10-04' },
      worked: { 'spring-festival': '01-22 02-04', 'tomb-sweeping-day': '04-01', 'dragon-boat-festival': '05-27', 'national-day': '09-30' },
    },
    2018: {
      off: { 'new-year-day': '01-01 12-30 12-31', 'spring-festival': '02-15 02-16 02-17 02-18 02-19 02-20 02-21', 'tomb-sweeping-day': '04-05 04-06 04-07', 'labour-day': '04-29 04-30 05-01', 'dragon-boat-festival': '06-18', 'mid-autumn-festival': '09-24', 'national-day': '10-01 10-02 10-03 10-04 10-05 10-06 10-07' },
      worked: { 'spring-festival': '02-11 02-24', 'tomb-sweeping-day': '04-08', 'labour-day': '04-28', 'national-day': '09-29 09-30', 'new-year-day': '12-29' },
    },
    2019: {
      off: { 'new-year-day': '01-01', 'spring-festival': '02-04 02-05 02-06 02-07 02-08 02-09 02-10', 'tomb-sweeping-day': '04-05 04-06 04-07', 'labour-day': '05-01 05-02 05-03 05-04', 'dragon-boat-festival': '06-07 06-08 06-09', 'mid-autumn-festival': '09-13 09-14 09-15', 'national-day': '10-01 10-02 10-03 10-04 10-05 10-06 10-07' },
      worked: { 'spring-festival': '02-02 02-03', 'labour-day': '04-28 05-05', 'national-day': '09-29 10-12' },
    },
    2020: {
      off: { 'new-year-day': '01-01', 'spring-festival': '01-24 01-25 01-26 01-27 01-28 01-29 01-30 01-31 02-01 02-02', 'tomb-sweeping-day': '04-04 04-05 04-06', 'labour-day': '05-01 05-02 05-03 05-04 05-05', 'dragon-boat-festival': '06-25 06-26 06-27', 'national-day': '10-01 10-02 10-03 10-04 10-05 10-06 10-07 10-08' },
      worked: { 'spring-festival': '01-19', 'labour-day': '04-26 05-09', 'dragon-boat-festival': '06-28', 'national-day': '09-27 10-10' },
    },
    2021: {
      off: { 'new-year-day': '01-01 01-02 01-03', 'spring-festival': '02-11 02-12 02-13 02-14 02-15 02-16 02-17', 'tomb-sweeping-day': '04-03 04-04 04-05', 'labour-day': '05-01 05-02 05-03 05-04 05-05', 'dragon-boat-festival': '06-12 06-13 06-14', 'mid-autumn-festival': '09-19 09-20 09-21', 'national-day': '10-01 10-02 10-03 10-04 10-05 10-06 10-07' },
      worked: { 'spring-festival': '02-07 02-20', 'labour-day': '04-25 05-08', 'mid-autumn-festival': '09-18', 'national-day': '09-26 10-09' },
    },
    2022: {
      off: { 'new-year-day': '01-01 01-02 01-03 12-31', 'spring-festival': '01-31 02-01 02-02 02-03 02-04 02-05 02-06', 'tomb-sweeping-day': '04-03 04-04 04-05', 'labour-day': '04-30 05-01 05-02 05-03 05-04', 'dragon-boat-festival': '06-03 06-04 06-05', 'mid-autumn-festival': '09-10 09-11 09-12', 'national-day': '10-01 10-02 10-03 10-04 10-05 10-06 10-07' },
      worked: { 'spring-festival': '01-29 01-30', 'tomb-sweeping-day': '04-02', 'labour-day': '04-24 05-07', 'national-day': '10-08 10-09' },
    },
    2023: {
      off: { 'new-year-day': '01-01 01-02', 'spring-festival': '01-21 01-22 01-23 01-24 01-25 01-26 01-27', 'tomb-sweeping-day': '04-05', 'labour-day': '04-29 04-30 05-01 05-02 05-03', 'dragon-boat-festival': '06-22 06-23 06-24', 'mid-autumn-festival': '09-29', 'national-day': '09-30 10-01 10-02 10-03 10-04 10-05 10-06' },
      worked: { 'spring-festival': '01-28 01-29', 'labour-day': '04-23 05-06', 'dragon-boat-festival': '06-25', 'national-day': '10-07 10-08' },
    },
    2024: {
      off: { 'new-year-day': '01-01', 'spring-festival': '02-10 02-11 02-12 02-13 02-14 02-15 02-16 02-17', 'tomb-sweeping-day': '04-04 04-05 04-06', 'labour-day': '05-01 05-02 05-03 05-04 05-05', 'dragon-boat-festival': '06-10', 'mid-autumn-festival': '09-15 09-16 09-17', 'national-day': '10-01 10-02 10-03 10-04 10-05 10-06 10-07' },
      worked: { 'spring-festival': '02-04 02-18', 'tomb-sweeping-day': '04-07', 'labour-day': '04-28 05-11', 'mid-autumn-festival': '09-14', 'national-day': '09-29 10-12' },
    },
    2025: {
      off: { 'new-year-day': '01-01', 'spring-festival': '01-28 01-29 01-30 01-31 02-01 02-02 02-03 02-04', 'tomb-sweeping-day': '04-04 04-05 04-06', 'labour-day': '05-01 05-02 05-03 05-04 05-05', 'dragon-boat-festival': '05-31 06-01 06-02', 'national-day': '10-01 10-02 10-03 10-04 10-05 10-07 10-08', 'mid-autumn-festival': '10-06' },
      worked: { 'spring-festival': '01-26 02-08', 'labour-day': '04-27', 'national-day': '09-28 10-11' },
    },
    2026: {
      off: { 'new-year-day': '01-01 01-02 01-03', 'spring-festival': '02-15 02-16 02-17 02-18 02-19 02-20 02-21 02-22 02-23', 'tomb-sweeping-day': '04-04 04-05 04-06', 'labour-day': '05-01 05-02 05-03 05-04 05-05', 'dragon-boat-festival': '06-19 06-20 06-21', 'mid-autumn-festival': '09-25 09-26 09-27', 'national-day': '10-01 10-02 10-03 10-04 10-05 10-06 10-07' },
      worked: { 'new-year-day': '01-04', 'spring-festival': '02-14 02-28', 'labour-day': '05-09', 'national-day': '09-20 10-10' },
    },
  },
} as const
