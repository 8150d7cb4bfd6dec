import type { MessageCatalogue } from './catalogue.js'

/** What a centre answers about joint jobs that are submitted at its windows. */
export const submissionMessages = {
  'no-such-submission': {
    type: 'SubmissionNotFound',
    zh: '本中心没有接收过联办件 {job}。请核对编号,或到接收该件的中心查询。',
    en: 'This centre received no joint job {job}. Check the number, or ask the centre that received it.',
    description: 'No joint job of this id or number was submitted at your centre. Another centre\'s gives the same answer. Ask the centre that received it.',
  },
  'submission-state': {
    type: 'SubmissionNotInState',
    zh: '联办件 {job} 处于“{state}”状态,不能执行“{act}”。现在可以:{possible}。',
    en: 'The joint job {job} is {state}, so {act} is not possible. Possible now: {possible}.',
    description: 'The act cannot follow the state the job is in. `possible` lists the acts that can; reload it and take one of those.',
  },
  'blueprint-not-in-force': {
    type: 'BlueprintNotInForce',
    zh: '联办方案 {blueprint} 于 {on} 尚未施行或本中心尚未收到。请核对方案编码和日期。',
    en: 'The blueprint {blueprint} was not in force on {on}, or has not reached this centre. Check the code and the date.',
    description: 'The centre holds no version of this blueprint that was in force on the day of receipt. Check the code and the date.',
  },
  'region-not-here': {
    type: 'RegionNotHere',
    zh: '{region} 不在 {centre} 中心的辖区({division})内。请到该地的中心提交。',
    en: 'The region {region} does not lie within that of centre {centre} ({division}). Submit the job at a centre there.',
    description: 'A centre receives joint jobs for what lies within its own division. Give a division code within it, or submit at a centre there.',
  },
  'form-not-strict-enough': {
    type: 'FormNotStrictEnough',
    zh: '材料 {paper} 以“{form}”形式提交不够,须为“{needed}”。请按要求的形式提交。',
    en: 'The paper {paper} was brought as {form}; it is needed as {needed}. Bring it in that form.',
    description: 'Some department asks for the paper in a stricter form, and the strictest wins. Bring it in the form `needed`.',
  },
} as const satisfies MessageCatalogue
