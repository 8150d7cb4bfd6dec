import { day } from '@tongban/kernel'
import type { Power } from './entries.js'
import { competenceOf, powersOver } from './powers.js'

const power = (region: string, more: Partial<Power> = {}): Power =>
  ({ item: 'mz-', department: 'mz', region, basis: 'statutory', inNameOf: null, from: day('2004-01-01'), to: null, ...more })
const city = power('4401')
const district = power('440105')
const street = power('440105001', { basis: 'delegated', inNameOf: '440105', from: day('2014-01-01'), to: day('2016-01-01') })
const powers = [city, district, street]

const regions = (division: string, on: string, item = 'mz-003') => powersOver(powers, item, division, day(on)).map((entry) => entry.region)

test('a street with a delegated power comes first, then its district, then the city', () => {
  expect(regions('440105001', '2015-06-30')).toEqual(['440105001', '440105', '4401'])
})

test('a street without one leaves it to its district', () => {
  expect(regions('440105002', '2015-06-30')).toEqual(['440105', '4401'])
})

test('a district without one leaves it to the city', () => {
  expect(regions('440103', '2015-06-30')).toEqual(['4401'])
})

test('a power begins on its first day and has ended on its last', () => {
  expect(regions('440105001', '2013-12-31')).toEqual(['440105', '4401'])
  expect(regions('440105001', '2014-01-01')).toEqual(['440105001', '440105', '4401'])
  expect(regions('440105001', '2015-12-31')).toEqual(['440105001', '440105', '4401'])
  expect(regions('440105001', '2016-01-01')).toEqual(['440105', '4401'])
})

test('nobody has power over an item that no power names', () => {
  expect(regions('440105001', '2015-06-30', 'gs-001')).toEqual([])
})

test('of one tier the power for the exact item comes before the one for its kind', () => {
  const exact = power('440105', { item: 'mz-003', department: 'rs' })
  expect(powersOver([district, exact], 'mz-003', '440105', day('2015-06-30')).map((entry) => entry.department)).toEqual(['rs', 'mz'])
})

describe('a centre decides by a power of its own region', () => {
  const centres = [{ id: 'gz', division: '440100' }, { id: 'hz', division: '440105' }, { id: 'hzcg', division: '440105001' }, { id: 'hzxg', division: '440105002' }, { id: 'yxbj', division: '440104003' }]
  const of = (id: string, on = '2015-06-30', item = 'mz-003') => {
    const centre = centres.find((entry) => entry.id === id)!
    return competenceOf(centre, powersOver(powers, item, centre.division, day(on)), centres)
  }

  test('the street by one delegated to it, the district and the city by their own', () => {
    expect(of('hzcg')).toEqual({ held: true, holders: ['hzcg', 'hz', 'gz'] })
    expect(of('hz')).toEqual({ held: true, holders: ['hz', 'gz'] })
    expect(of('gz')).toEqual({ held: true, holders: ['gz'] })
  })

  test('a street without one has its district named, and the street itself once its own has ended', () => {
    expect(of('hzxg')).toEqual({ held: false, holders: ['hz', 'gz'] })
    expect(of('hzcg', '2016-01-01')).toEqual({ held: false, holders: ['hz', 'gz'] })
  })

  test('where the district has no centre the city is named, and where nobody holds a power nobody', () => {
    expect(of('yxbj')).toEqual({ held: false, holders: ['gz'] })
    expect(of('hzcg', '2015-06-30', 'gs-001')).toEqual({ held: false, holders: [] })
  })
})
