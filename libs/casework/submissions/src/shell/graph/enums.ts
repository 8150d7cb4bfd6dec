import { registerEnumType } from '@nestjs/graphql'
import { forms } from '../../core/papers.js'
import { submissionActs, submissionStates } from '../../core/transitions.js'

const named = (words: readonly string[], name: (word: string) => string = (word) => word.toUpperCase().replaceAll('-', '_')) => Object.fromEntries(words.map((word) => [name(word), word]))

export const SubmissionStateEnum = named(submissionStates)
export const SubmissionActEnum = named(submissionActs, (word) => word)
export const PaperFormEnum = named(forms)

registerEnumType(SubmissionStateEnum, {
  name: 'SubmissionState', description: 'Where a joint job stands as coordination said last. WITHDRAWING: the applicant withdrew, and coordination has not answered; NOT_TAKEN: it could not take the job up.',
})
registerEnumType(SubmissionActEnum, { name: 'SubmissionAct', description: 'What the receiving centre can do; each is the name of a mutation.' })
registerEnumType(PaperFormEnum, { name: 'PaperForm', description: 'In which form a paper is handed in, from the loosest to the strictest.' })
