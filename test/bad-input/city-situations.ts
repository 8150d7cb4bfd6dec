import { blueprintContent, command, content, type CityOffice } from './city-office.js'
import { REFUSAL } from './check-cell.js'

let last = 100
const nextCode = () => `cg-${++last}`
const nextBundle = () => `bundle-${++last}`

/** What each mutation is tried on, made anew; each with a full and right input. */
export const cityInputs = {
  draftCatalogueItem: async () => ({ ...command(), code: nextCode(), content: content() }),
  editCatalogueDraft: async (office) => ({ ...command(), code: await drafted(office), version: 1, content: content() }),
  discardCatalogueDraft: async (office) => ({ ...command(), code: await drafted(office), version: 1 }),
  redraftCatalogueItem: async (office) => ({ ...command(), code: await published(office) }),
  publishCatalogueItem: async (office) => ({ ...command(), code: await drafted(office), version: 1, effectiveFrom: '2015-07-01' }),
  setOfficeTime: async () => ({ ...command(), at: '2015-06-30T01:00:00.000Z' }),
  draftBlueprint: async () => ({ ...command(), code: nextBundle(), content: blueprintContent('cg-001') }),
  editBlueprintDraft: async (office) => ({ ...command(), code: await draftedBlueprint(office), version: 1, content: blueprintContent('cg-002') }),
  discardBlueprintDraft: async (office) => ({ ...command(), code: await draftedBlueprint(office), version: 1 }),
  publishBlueprint: async (office) => ({ ...command(), code: await draftedBlueprint(office, blueprintContent(await published(office))), version: 1, effectiveFrom: '2015-07-01' }),
} as const satisfies Record<string, (office: CityOffice) => Promise<Record<string, unknown>>>

export type CityMutation = keyof typeof cityInputs

const DRAFT = '... on BlueprintDraft { itemCode: code version revision }'

const shows: Partial<Record<CityMutation, string>> = { setOfficeTime: '... on OfficeTime { version }', publishBlueprint: '... on Blueprint { itemCode: code version contentHash }',
  draftBlueprint: DRAFT, editBlueprintDraft: DRAFT, discardBlueprintDraft: DRAFT,
  publishCatalogueItem: '... on CatalogueItem { itemCode: code version contentHash }' }

export const cityMutationText = (name: string) =>
  `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename ${shows[name as CityMutation] ?? '... on CatalogueDraft { itemCode: code version revision }'} ${REFUSAL} } }`

export const cityActorOf = (mutation: string): string => (mutation === 'setOfficeTime' ? 'operator' : 'city.standards')

export const rightCityInput = (office: CityOffice, mutation: string): Promise<Record<string, unknown>> => cityInputs[mutation as CityMutation](office)

export async function drafted(office: CityOffice): Promise<string> {
  return codeOf(await office.ask('city.standards', cityMutationText('draftCatalogueItem'), { input: await cityInputs.draftCatalogueItem() }), 'draftCatalogueItem')
}

export async function published(office: CityOffice, change: object = {}): Promise<string> {
  return codeOf(await office.ask('city.standards', cityMutationText('publishCatalogueItem'), { input: { ...(await cityInputs.publishCatalogueItem(office)), ...change } }), 'publishCatalogueItem')
}

export async function draftedBlueprint(office: CityOffice, says?: string): Promise<string> {
  const input = { ...(await cityInputs.draftBlueprint()), ...(says && { content: says }) }
  return codeOf(await office.ask('city.standards', cityMutationText('draftBlueprint'), { input }), 'draftBlueprint')
}

function codeOf({ data, text }: Awaited<ReturnType<CityOffice['ask']>>, mutation: CityMutation): string {
  const { itemCode, version } = data?.[mutation] ?? {}
  if (!version) throw new Error(`${mutation}: ${text}`)
  return itemCode as string
}
