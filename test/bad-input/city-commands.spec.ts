import { openCityOffice, type CityOffice } from './city-office.js'
import { cityActorOf, cityInputs, cityMutationText, drafted, draftedBlueprint, published, rightCityInput, type CityMutation } from './city-situations.js'
import { blueprintContent, command, content } from './city-office.js'
import { faultsOf } from './check-cell.js'
import { INSIDE } from './hostile.js'

let office: CityOffice
beforeAll(async () => { office = await openCityOffice() })
afterAll(() => office.close())

const all = Object.keys(cityInputs) as CityMutation[]
const send = (mutation: string, input: object, who = cityActorOf(mutation)) => office.ask(who, cityMutationText(mutation), { input })

async function refused(mutation: string, input: object, code: string, who?: string) {
  const before = await office.written()
  const answer = await send(mutation, input, who)
  expect(faultsOf(mutation, '', code, answer)).toEqual([])
  expect(await office.written()).toBe(before)
  return answer
}

const another: Record<CityMutation, object> = {
  draftCatalogueItem: { content: { ...content(), onlineDepth: 2 } }, editCatalogueDraft: { content: { ...content(), onlineDepth: 2 } }, discardCatalogueDraft: { version: 2 },
  draftBlueprint: { content: blueprintContent('cg-003') }, editBlueprintDraft: { content: blueprintContent('cg-003') }, discardBlueprintDraft: { version: 2 }, publishBlueprint: { effectiveFrom: '2015-07-02' },
  redraftCatalogueItem: { code: 'cg-999' }, publishCatalogueItem: { effectiveFrom: '2015-07-02' }, setOfficeTime: { at: '2015-07-01T01:00:00.000Z' },
}

describe('the same command again', () => {
  test.each(all)('%s: the first answer to the same body, a refusal to another', async (mutation) => {
    const input = await rightCityInput(office, mutation)
    const first = await send(mutation, input)
    expect(faultsOf(mutation, '', 'accepted', first)).toEqual([])
    const before = await office.written()
    expect((await send(mutation, input)).text).toBe(first.text)
    expect(await office.written()).toBe(before)
    await refused(mutation, { ...input, ...another[mutation] }, 'command-id-reused')
  })

  test.each(all.filter((mutation) => mutation !== 'setOfficeTime'))('%s: a refusal to a colleague who sends it under the same id', async (mutation) => {
    const input = await rightCityInput(office, mutation)
    await send(mutation, input)
    await refused(mutation, input, 'command-id-reused', 'city.colleague')
  })

  test('one id for two acts', async () => {
    const input = await rightCityInput(office, 'discardCatalogueDraft')
    await send('discardCatalogueDraft', input)
    await refused('publishCatalogueItem', { ...input, effectiveFrom: '2015-07-01' }, 'command-id-reused')
  })

  test('ten at once are one', async () => {
    const input = await rightCityInput(office, 'publishCatalogueItem')
    const answers = await Promise.all(Array.from({ length: 10 }, () => send('publishCatalogueItem', input)))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    const { rows } = await office.admin.query<{ n: string }>({ text: "select count(*) as n from outbox where aggregate_id like $1 || '%'", values: [input['code']] })
    expect(rows[0]!.n).toBe('1')
  })
})

/** What may not be done with a version that stands there, and the refusal. */
const impossible: Record<string, { stand: () => Promise<string>; refusals: Partial<Record<CityMutation, string>> }> = {
  'an open draft': { stand: () => drafted(office), refusals: { draftCatalogueItem: 'draft-open', redraftCatalogueItem: 'draft-open' } },
  'a published version': {
    stand: () => published(office),
    refusals: { draftCatalogueItem: 'item-exists', editCatalogueDraft: 'version-published', discardCatalogueDraft: 'version-published', publishCatalogueItem: 'version-published' },
  },
  'a discarded draft': {
    stand: async () => {
      const input = await rightCityInput(office, 'discardCatalogueDraft')
      await send('discardCatalogueDraft', input)
      return input['code'] as string
    },
    refusals: { editCatalogueDraft: 'draft-discarded', discardCatalogueDraft: 'draft-discarded', publishCatalogueItem: 'draft-discarded', redraftCatalogueItem: 'no-such-item' },
  },
  'no version': {
    stand: async () => 'cg-998',
    refusals: { editCatalogueDraft: 'no-such-version', discardCatalogueDraft: 'no-such-version', publishCatalogueItem: 'no-such-version', redraftCatalogueItem: 'no-such-item' },
  },
}
const full = { version: 1, effectiveFrom: '2015-07-01', content: content() } as const
const fieldsOf: Partial<Record<CityMutation, (keyof typeof full)[]>> = {
  draftCatalogueItem: ['content'], editCatalogueDraft: ['version', 'content'], discardCatalogueDraft: ['version'], redraftCatalogueItem: [], publishCatalogueItem: ['version', 'effectiveFrom'], setOfficeTime: [],
}

test.each(Object.entries(impossible))('out of order on %s', async (_, { stand, refusals }) => {
  const code = await stand()
  for (const [mutation, refusal] of Object.entries(refusals)) {
    const more = Object.fromEntries(fieldsOf[mutation as CityMutation]!.map((name) => [name, full[name]]))
    await refused(mutation, { ...command(), code, ...more }, refusal)
  }
})

/** The same of a blueprint. */
const impossibleBlueprints: Record<string, { stand: () => Promise<string>; refusals: Partial<Record<CityMutation, string>> }> = {
  'an open draft': { stand: () => draftedBlueprint(office), refusals: { draftBlueprint: 'blueprint-draft-open' } },
  'a published version': {
    stand: () => standing('publishBlueprint'),
    refusals: { editBlueprintDraft: 'blueprint-version-published', discardBlueprintDraft: 'blueprint-version-published', publishBlueprint: 'blueprint-version-published' },
  },
  'a discarded draft': {
    stand: () => standing('discardBlueprintDraft'),
    refusals: { editBlueprintDraft: 'blueprint-draft-discarded', discardBlueprintDraft: 'blueprint-draft-discarded', publishBlueprint: 'blueprint-draft-discarded' },
  },
  'no version': {
    stand: async () => 'bundle-998',
    refusals: { editBlueprintDraft: 'no-such-blueprint-version', discardBlueprintDraft: 'no-such-blueprint-version', publishBlueprint: 'no-such-blueprint-version' },
  },
  'a draft with a fault': { stand: () => draftedBlueprint(office, blueprintContent('cg-999')), refusals: { publishBlueprint: 'blueprint-unsound' } },
}

async function standing(mutation: CityMutation): Promise<string> {
  const input = await rightCityInput(office, mutation)
  expect(faultsOf(mutation, '', 'accepted', await send(mutation, input))).toEqual([])
  return input['code'] as string
}

test.each(Object.entries(impossibleBlueprints))('out of order on a blueprint: %s', async (_, { stand, refusals }) => {
  const code = await stand()
  for (const [mutation, refusal] of Object.entries(refusals)) {
    const fields = { version: 1, effectiveFrom: '2015-07-01', content: blueprintContent('cg-001') }
    const taken = { draftBlueprint: ['content'], editBlueprintDraft: ['version', 'content'], discardBlueprintDraft: ['version'], publishBlueprint: ['version', 'effectiveFrom'] }[mutation]!
    await refused(mutation, { ...command(), code, ...Object.fromEntries(taken.map((name) => [name, fields[name as keyof typeof fields]])) }, refusal)
  }
})

test('a blueprint whose content is JSON and no blueprint is refused by its field', async () => {
  const says = JSON.parse(blueprintContent('cg-001'))
  for (const wrong of ['null', '42', '[]', '{}', '"x"', JSON.stringify({ ...says, planted: 1 }), JSON.stringify({ ...says, basis: '\u0000' }), JSON.stringify({ ...says, lead: "'; drop table kase; --" })]) {
    await refused('draftBlueprint', { ...command(), code: 'bundle-997', content: wrong }, 'bad-input')
  }
})

test('rules of a blueprint that are none are refused by their field; rules that cannot be are kept out of what is published', async () => {
  const says = JSON.parse(blueprintContent('cg-001'))
  const ruled = (rules: unknown) => JSON.stringify({ ...says, rules })
  const shapes = [
    null, [], {}, { ...says.rules, planted: 1 }, { ...says.rules, awayAfterHours: '4' }, { ...says.rules, awayAfterHours: -1 }, { ...says.rules, awayAfterHours: 1e9 }, { ...says.rules, awayAfterHours: 0.5 },
    { ...says.rules, officeHours: '09:00-12:00' }, { ...says.rules, officeHours: Array(11).fill('09:00-12:00') }, { ...says.rules, officeHours: ['9-5'] }, { ...says.rules, officeHours: ['09:00-12:00\u0000'] },
    { ...says.rules, officeHours: ['25:00-26:00'] }, { ...says.rules, supplementPause: true }, { ...says.rules, supplementPause: { basis: null } }, { ...says.rules, supplementPause: { basis: 'x'.repeat(501) } },
  ]
  for (const rules of shapes) await refused('draftBlueprint', { ...command(), code: 'bundle-996', content: ruled(rules) }, 'bad-input')
  const senseless = [
    { ...says.rules, awayAfterHours: 0 }, { ...says.rules, awayAfterHours: 161 }, { ...says.rules, officeHours: [] }, { ...says.rules, officeHours: ['17:00-09:00'] },
    { ...says.rules, officeHours: ['09:00-12:00', '11:00-17:00'] }, { ...says.rules, supplementPause: { basis: ' ' } },
  ]
  const item = await published(office)
  for (const [at, rules] of senseless.entries()) {
    const code = `bundle-995-${at}`
    const content = JSON.stringify({ ...JSON.parse(blueprintContent(item)), rules })
    expect((await send('draftBlueprint', { ...command(), code, content })).data?.draftBlueprint?.__typename).toBe('BlueprintDraft')
    await refused('publishBlueprint', { ...command(), code, version: 1, effectiveFrom: '2099-01-01' }, 'blueprint-unsound')
  }
  await send('draftBlueprint', { ...command(), code: 'bundle-995', content: blueprintContent(item) })
  expect((await send('publishBlueprint', { ...command(), code: 'bundle-995', version: 1, effectiveFrom: '2099-01-01' })).data?.publishBlueprint?.__typename).toBe('Blueprint') // nothing but its rules was wrong
})

test('a paper that no item asks for, and a licence that no item hands out, are kept out of what is published', async () => {
  const item = await published(office)
  const says = JSON.parse(blueprintContent(item))
  const material = { subject: 'company', variant: null }
  const asking = (code: string, eLicence: string | null) => JSON.stringify({
    ...says,
    nodes: [{ ...says.nodes[0], materials: [{ ...material, code, form: 'copy' }] }, says.nodes[1]],
    documents: [{ ...material, code, names: { zh: '材料', en: 'Paper' }, eLicence }],
  })
  const cases: [string, string | null, string[]][] = [
    ['nobodys-paper', null, ['blueprint-unknown-code']], ['constructor', null, ['blueprint-unknown-code']], ['form', 'form', ['blueprint-unknown-licence']],
    ['form', 'nobodys-licence', ['blueprint-unknown-licence']], ['plans', 'toString', ['blueprint-unknown-code', 'blueprint-unknown-licence']],
  ]
  for (const [at, [code, eLicence, faults]] of cases.entries()) {
    const bundle = `bundle-994-${at}`
    expect((await send('draftBlueprint', { ...command(), code: bundle, content: asking(code, eLicence) })).data?.draftBlueprint?.__typename).toBe('BlueprintDraft')
    await refused('publishBlueprint', { ...command(), code: bundle, version: 1, effectiveFrom: '2099-01-01' }, 'blueprint-unsound')
    const { data } = await office.ask('city.standards', 'query { blueprintDrafts(first: 50) { edges { node { code faults(on: "2099-01-01") { code } } } } }')
    const draft = data.blueprintDrafts.edges.find(({ node }: { node: { code: string } }) => node.code === bundle).node
    expect(draft.faults.map((fault: { code: string }) => fault.code)).toEqual(faults)
  }
  await send('draftBlueprint', { ...command(), code: 'bundle-994', content: asking('form', 'permit') })
  expect((await send('publishBlueprint', { ...command(), code: 'bundle-994', version: 1, effectiveFrom: '2099-01-01' })).data?.publishBlueprint?.__typename).toBe('Blueprint')
})

test('late: a day before today, and before the version it follows', async () => {
  await refused('publishCatalogueItem', { ...(await rightCityInput(office, 'publishCatalogueItem')), effectiveFrom: '2015-06-29' }, 'effective-in-the-past')
  const code = await published(office)
  await send('redraftCatalogueItem', { ...command(), code })
  await refused('publishCatalogueItem', { ...command(), code, version: 2, effectiveFrom: '2015-06-30' }, 'effective-before-predecessor')
})

test.each(all.filter((mutation) => mutation !== 'draftCatalogueItem'))('%s: at a version that the record had before', async (mutation) => {
  await refused(mutation, { ...(await rightCityInput(office, mutation)), expectedVersion: 99 }, 'changed-meanwhile')
})

test.each(all)('%s: nobody, and a role that is not let in', async (mutation) => {
  const input = await rightCityInput(office, mutation)
  const before = await office.written()
  for (const [who, code] of [[null, 'UNAUTHENTICATED'], ['city.supervisor', 'FORBIDDEN']] as const) {
    const { status, errors, text, data } = await office.ask(who, cityMutationText(mutation), { input })
    expect([status, errors[0]?.extensions?.code, data, INSIDE.test(text)]).toEqual([200, code, null, false])
  }
  expect(await office.written()).toBe(before)
})
