export { CaseAnswer } from './case-answer.js'
export { JobAnswer } from './job-answer.js'
