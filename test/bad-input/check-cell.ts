import { ACCEPTED, INPUT_ERROR, namesField } from './cells.js'
import { INSIDE } from './hostile.js'
import type { Answer } from './served-graph.js'

/** Far more than any answer here needs, far less than what was sent in the oversized ones: nothing is echoed whole. */
const LONGEST_ANSWER = 3_000

/** What every mutation is asked for: the refusal in both languages. */
export const REFUSAL = '... on Refusal { code zh: message en: message(lang: EN) params { name values } }'

/** What is wrong with an answer to bad input, in words; empty when it is as it must be. */
export function faultsOf(mutation: string, path: string, outcome: string, answer: Answer): string[] {
  const { status, text, data, errors } = answer
  const faults: string[] = []
  const must = (holds: boolean, fault: string) => { if (!holds) faults.push(fault) }
  must([200, 400].includes(status), `HTTP ${status}`)
  must(!INSIDE.test(text), `shows its inside: ${text.slice(0, 300)}`)
  const given = data?.[mutation]
  if (outcome === ACCEPTED) {
    must(errors.length === 0 && given && given.code === undefined, `not accepted: ${text.slice(0, 400)}`)
    return faults
  }
  must(text.length <= LONGEST_ANSWER, `answers with ${text.length} characters`)
  if (outcome === INPUT_ERROR) {
    must(!given, `answered: ${text.slice(0, 300)}`)
    // The gateway, which reads the variables before any subgraph does, says the second.
    must(['BAD_USER_INPUT', 'BAD_REQUEST'].includes(errors[0]?.extensions?.code ?? ''), `is no input error: ${text.slice(0, 300)}`)
    must((errors[0]?.message.includes(namesField(path)) ?? false) || errors[0]?.extensions?.refused === 'bad-cursor', `does not name ${namesField(path)}: ${errors[0]?.message}`)
    return faults
  }
  must(errors.length === 0, `error: ${text.slice(0, 300)}`)
  must(given?.code === outcome, `${outcome} expected, not ${given?.code ?? text.slice(0, 300)}`)
  if (given?.code) {
    must(/[\u4e00-\u9fff].*[。；]/s.test(given.zh), `no Chinese sentence: ${given.zh}`)
    must(/[.?]$/.test(given.en) && given.en.length > 20, `no English sentence: ${given.en}`)
    const field = given.params.find(({ name }: { name: string }) => name === 'field')?.values[0]
    must(field === undefined || field.includes(namesField(path)) || path === '', `names ${field}, not ${path}`)
  }
  return faults
}
