import { fenOf, yuanOf } from './yuan.js'

test('fen are written as yuan and read back', () => {
  expect(['1250', '0', '5', '100', '10000000'].map(yuanOf)).toEqual(['12.50', '0.00', '0.05', '1.00', '100000.00'])
  expect(['12.50', '12.5', '12', '0', '0.05', ' 007.10 '].map(fenOf)).toEqual(['1250', '1250', '1200', '0', '5', '710'])
})

test('what is no amount of yuan stays for the graph to refuse', () => expect(['12.505', '-1', '', 'free'].map(fenOf)).toEqual(['12.505', '-1', '', 'free']))
