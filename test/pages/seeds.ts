import { submitJob } from '../../apps/cli/src/demo/joint-acts.js'
import { act } from '../../apps/cli/src/demo/acts.js'
import type { Federation } from '../federation.js'
import { kept, keep } from './run.js'

export interface Seeds {
  centreId: string
  caseId: string
  noticeId: string
  jobId: string
  item: string
}

const KEPT = 'seeds.json'
const CENTRE = 'hzcg'
const ITEM = 'gs-002'

/** What the addresses of the screens name, made once in the run's city: a case that was accepted, one whose missing papers were told, a joint job, a draft of an item. */
export async function seed(city: Federation): Promise<Seeds> {
  const found = kept<Seeds>(KEPT)
  if (found) return found
  const client = city.client()
  const receive = async (papers: object[]): Promise<string> => {
    const parties = [{ role: 'APPLICANT', kind: 'PERSON', name: '李四光', identityType: 'PASSPORT', identity: 'E00000043' }]
    return (await act(client, `${CENTRE}.clerk`, 'receiveApplication', { centreId: CENTRE, itemCode: ITEM, parties, papers })).caseId
  }
  const notified = await receive([{ code: 'application-form' }])
  await act(client, `${CENTRE}.clerk`, 'notifyMissing', { centreId: CENTRE, caseId: notified })
  const { materials } = (await client.ask(`${CENTRE}.clerk`, 'query Asked($id: UUID!) { case(centreId: "hzcg", id: $id) { ... on Case { materials { code missing } } } }', { id: notified })).case as { materials: { code: string; missing: number }[] }
  const accepted = await receive([{ code: 'application-form' }, ...materials.filter(({ missing }) => missing > 0).map(({ code, missing }) => ({ code, copies: missing }))])
  await act(client, `${CENTRE}.clerk`, 'acceptCase', { centreId: CENTRE, caseId: accepted })
  const { id: jobId } = await submitJob(client, CENTRE, 'three-certificates', 2)
  await redraft(city)
  return keep(KEPT, { centreId: CENTRE, caseId: accepted, noticeId: notified, jobId, item: ITEM })
}

/** Its draft and its comparison are screens too; one that is there already is as good. */
async function redraft(city: Federation): Promise<void> {
  const mutation = 'mutation Redraft($input: RedraftCatalogueItemInput!) { redraftCatalogueItem(input: $input) { __typename } }'
  await city.client().ask('city.standards', mutation, { input: { commandId: crypto.randomUUID(), code: ITEM } })
}

/** An address of a screen, its parameters filled in; throws where a screen has one that nothing here stands for. */
export function addressOf(route: string, { centreId, caseId, noticeId, jobId, item }: Seeds): string {
  const id = /notice/.test(route) ? noticeId : /joint|job/.test(route) ? jobId : caseId
  const values: Record<string, string> = { centreId, id, code: item }
  return route.replace(/:(\w+)/g, (_, name: string) => {
    const value = values[name]
    if (!value) throw new Error(`no example of :${name} in ${route}`)
    return value
  })
}
