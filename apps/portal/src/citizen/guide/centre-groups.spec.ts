import { centreGroups } from './centre-groups.js'
import { inYuan } from './in-yuan.js'

const centre = (id: string, tier: string, parent: string | null) => ({ id, tier, parent, division: '' })

test('a street stands with its district, and by itself where its district has no centre', () => {
  const groups = centreGroups([centre('gz', 'CITY', null), centre('hz', 'DISTRICT', 'gz'), centre('th', 'DISTRICT', 'gz'), centre('hzcg', 'STREET', 'hz'), centre('yxbj', 'STREET', 'gz')])
  expect(groups.map(({ key, centres }) => [key, centres.map(({ id }) => id)])).toEqual([['city', ['gz']], ['hz', ['hz', 'hzcg']], ['th', ['th']], ['others', ['yxbj']]])
})

test('fen are shown in yuan, whole ones without their zeros', () => {
  expect(['1250', '5', '20000', '0'].map((fen) => inYuan(fen))).toEqual(['12.50', '0.05', '200', '0'])
})
