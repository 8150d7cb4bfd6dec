import { randomUUID } from 'node:crypto'
import type { Lang } from '@tongban/kernel'
import type { GraphClient } from './graph-client.js'

/** A refusal of the public API, as its union says it. */
export class ActRefused extends Error {
  constructor(readonly code: string, message: string) {
    super(message)
  }
}

const refusalIn = (lang: Lang): string => `... on Refusal { refused: code message(lang: ${lang.toUpperCase()}) }`
const DONE = 'centreId caseId receiptCode step { no kind stepHash } case { number state version missing promised { due } statutory { due } }'

export interface Done {
  centreId: string
  caseId: string
  receiptCode: string | null
  step: { no: number; kind: string; stepHash: string }
  case: { number: string | null; state: string; version: number; missing: string[]; promised: { due: string } | null; statutory: { due: string } | null }
}

export type ActName =
  | 'receiveApplication' | 'notifyMissing' | 'completePapers' | 'acceptCase' | 'handleCase' | 'reviewCase' | 'approveCase' | 'concludeCase' | 'deliverCase'

/** The document of an act and its input with a commandId of its own, ready to be sent, and sent again. */
export function command(act: ActName, input: Record<string, unknown>, lang: Lang = 'en'): { query: string; variables: { input: Record<string, unknown> } } {
  const type = act[0]!.toUpperCase() + act.slice(1)
  return {
    query: `mutation ${type}($input: ${type}Input!) { ${act}(input: $input) { __typename ... on CaseActDone { ${DONE} } ${refusalIn(lang)} ... on CentreAway { centreId } } }`,
    variables: { input: { commandId: randomUUID(), ...input } },
  }
}

/** Does an act as a person; throws ActRefused with the code when the answer is no. */
export async function act(client: GraphClient, person: string, name: ActName, input: Record<string, unknown>): Promise<Done> {
  const { query, variables } = command(name, input, client.lang)
  return doneOf(await client.ask(person, query, variables), name)
}

export function doneOf(data: Record<string, any>, name: string): Done {
  const answer = data[name]
  if (answer.refused) throw new ActRefused(answer.refused, `${name}: ${answer.message}`)
  return answer
}

/** A mutation of the city office; answers with the fields asked for. */
export async function atTheCity(client: GraphClient, person: string, name: string, input: Record<string, unknown>, fields: string): Promise<any> {
  const type = name[0]!.toUpperCase() + name.slice(1)
  const query = `mutation ${type}($input: ${type}Input!) { ${name}(input: $input) { __typename ${fields} ${refusalIn(client.lang)} } }`
  const answer = (await client.ask(person, query, { input: { commandId: randomUUID(), ...input } }))[name]
  if (answer.refused) throw new ActRefused(answer.refused, `${name}: ${answer.message}`)
  return answer
}
