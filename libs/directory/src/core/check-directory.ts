import { checkDivisionCode, day, divisionLevel } from '@tongban/kernel'
import type { Dated, DirectoryData } from './directory-data.js'

/** What a step's message lets through as subject, post, window and department (`slug` of schemas/events/common.json). */
export const SLUG = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

const levelOf = { CITY: 'city', DISTRICT: 'district', STREET: 'street' } as const

/** What is wrong with a directory file, a sentence for each fault, the entry named; [] when it can be imported. */
export function checkDirectory(data: DirectoryData): string[] {
  const ids = (entries: readonly { id: string }[]) => new Set(entries.map(({ id }) => id))
  const divisions = new Set(data.divisions.map(({ code }) => code))
  const deployments = ids(data.deployments)
  const centres = ids(data.centres)
  const departments = new Set(data.departments.map(({ centre, code }) => `${centre} ${code}`))
  const windows = new Set(data.windows.map(({ centre, id }) => `${centre} ${id}`))
  const posts = new Set(data.posts.map(({ centre, id }) => `${centre} ${id}`))
  const faults: string[] = []
  const need = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault)
  }

  for (const { code, parent } of data.divisions) {
    need(checkDivisionCode(code) === null, `division ${code}: not a division code`)
    need(parent === null || divisions.has(parent), `division ${code}: its parent ${parent} is missing`)
  }
  for (const { id, division, tier, parent, deployment } of data.centres) {
    need(/^[a-z0-9]{2,12}$/.test(id), `centre ${id}: an id is 2 to 12 characters of a-z and 0-9`)
    need(divisions.has(division), `centre ${id}: its division ${division} is missing`)
    need(divisionLevel(division) === levelOf[tier], `centre ${id}: division ${division} is not of tier ${tier}`)
    need(parent === null || centres.has(parent), `centre ${id}: its parent ${parent} is missing`)
    need(deployments.has(deployment), `centre ${id}: its deployment ${deployment} is missing`)
  }
  for (const { id, kind, deployment, ledgerCentre } of data.sources) {
    need(kind !== 'centre' || centres.has(id), `source ${id}: there is no centre of that id`)
    need(deployments.has(deployment), `source ${id}: its deployment ${deployment} is missing`)
    need(centres.has(ledgerCentre), `source ${id}: its ledger's centre ${ledgerCentre} is missing`)
  }
  const needSlug = (kind: string, id: string) => need(SLUG.test(id), `${kind} ${id}: an id is 1 to 64 letters, digits, dots, dashes and underscores, a letter or digit first`)
  for (const { centre, code } of data.departments) {
    needSlug('department', code)
    need(centres.has(centre), `department ${code}: its centre ${centre} is missing`)
  }
  for (const { centre, id, department } of data.windows) {
    needSlug('window', id)
    need(departments.has(`${centre} ${department}`), `window ${id}: centre ${centre} has no department ${department}`)
  }
  for (const { centre, id, department, window, lateDays = 0 } of data.posts) {
    needSlug('post', id)
    need(Number.isInteger(lateDays) && lateDays >= 0 && lateDays <= 60, `post ${id}: lateDays is a number of working days from 0 to 60, not ${lateDays}`)
    need(departments.has(`${centre} ${department}`), `post ${id}: centre ${centre} has no department ${department}`)
    need(!window || windows.has(`${centre} ${window}`), `post ${id}: centre ${centre} has no window ${window}`)
  }
  for (const { subject, centre, post } of data.officers) {
    needSlug('officer', subject)
    need(posts.has(`${centre} ${post}`), `officer ${subject}: centre ${centre} has no post ${post}`)
  }
  for (const { item, region, inNameOf } of data.powers) {
    const known = (prefix: string) => [...divisions].some((code) => code.startsWith(prefix))
    need(known(region), `power ${item}: no division begins with ${region}`)
    need(!inNameOf || known(inNameOf), `power ${item}: no division begins with ${inNameOf}`)
  }
  return [...faults, ...Object.entries(data).flatMap(([kind, entries]) => (entries as Dated[]).flatMap((entry, n) => datesFault(`${kind}[${n}]`, entry)))]
}

function datesFault(name: string, { from, to }: Dated): string[] {
  try {
    const start = day(from)
    return to && day(to) <= start ? [`${name}: ends on ${to}, before it begins`] : []
  } catch {
    return [`${name}: from ${from} to ${to ?? 'no end'} are not days (YYYY-MM-DD)`]
  }
}
