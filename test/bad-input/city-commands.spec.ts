import { openCityOffice, type CityOffice } from './city-office.js'
import { cityActorOf, cityInputs, cityMutationText, drafted, published, rightCityInput, type CityMutation } from './city-situations.js'
import { command, content } from './city-office.js'
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
const fieldsOf: Record<CityMutation, (keyof typeof full)[]> = {
  draftCatalogueItem: ['content'], editCatalogueDraft: ['version', 'content'], discardCatalogueDraft: ['version'], redraftCatalogueItem: [], publishCatalogueItem: ['version', 'effectiveFrom'], setOfficeTime: [],
}

test.each(Object.entries(impossible))('out of order on %s', async (_, { stand, refusals }) => {
  const code = await stand()
  for (const [mutation, refusal] of Object.entries(refusals)) {
    const more = Object.fromEntries(fieldsOf[mutation as CityMutation].map((name) => [name, full[name]]))
    await refused(mutation, { ...command(), code, ...more }, refusal)
  }
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
