import path from 'node:path'

const tool = (name: string): Promise<any> => import(path.resolve(import.meta.dirname, '../../tools', name))

test('whichever screen is opened first, its front end loads no more than its budget', async () => {
  await (await tool('build-pages.mjs')).buildPages()
  const { firstLoads, limits, sizes } = await tool('page-sizes.mjs')
  console.log(sizes())
  const loads = firstLoads() as Record<string, Record<string, number>>
  const dear = Object.entries(loads).flatMap(([name, screens]) => Object.entries(screens).filter(([, kB]) => kB > (limits as Record<string, number>)[name]!).map(([screen, kB]) => `${name} ${screen} ${kB}`))
  expect(Object.keys(loads.office!)).toContain('home-page')
  expect(Object.keys(loads.citizen!)).toContain('start-page')
  expect(dear).toEqual([])
}, 60_000)
