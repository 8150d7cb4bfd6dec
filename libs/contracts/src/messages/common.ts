import type { MessageCatalogue } from './catalogue.js'

/** Refusals that no domain owns. */
export const commonMessages = {
  'no-such-entry': {
    type: 'NoSuchEntry',
    zh: '没有找到“{id}”，或您无权查看。',
    en: 'There is no {kind} "{id}" that you may see.',
    description: 'Nothing with this id, or nothing that the caller may see: the two are answered alike. Check the id and the centre.',
  },
  'not-allowed': {
    type: 'NotAllowed',
    zh: '您的岗位不能办理此操作：{action}。',
    en: 'Your posts do not allow this: {action}.',
    description: 'The caller is known but holds no post or role for the act. Ask somebody who holds it, or log in for another centre.',
  },
  'bad-input': {
    type: 'BadInput',
    zh: '“{field}”填写有误：{reason}。',
    en: 'The field "{field}" is not right: {reason}.',
    description: 'A field is missing, unknown, too long or of the wrong form. Correct the field named and send the command again; nothing was written.',
  },
  'bad-cursor': {
    type: 'BadCursor',
    zh: '分页位置无效，请从第一页重新开始。',
    en: 'The cursor does not belong to this list; start again from the first page.',
    description: 'The cursor is damaged or comes from a list with another sort or filter. Ask for the first page again.',
  },
  'too-large': {
    type: 'TooLarge',
    zh: '“{what}”大小为{size}，超过上限{limit}。',
    en: '{what} has a size of {size}; the limit is {limit}.',
    description: 'The input is larger than the limit. Send less, or in several parts; nothing was written.',
  },
  'command-id-reused': {
    type: 'CommandIdReused',
    zh: '命令号“{commandId}”已用于另一内容；新的操作请使用新的命令号。',
    en: 'The command id {commandId} was used for another command; use a new id for a new command.',
    description: 'The same commandId came with another body. Repeat the first command unchanged to get its answer, or make a new id.',
  },
  'changed-meanwhile': {
    type: 'ChangedMeanwhile',
    zh: '记录已被他人更新（现为第{actual}版，您看到的是第{expected}版），请刷新后再办。',
    en: 'This was changed meanwhile: it is at version {actual}, you expected {expected}. Load it again and decide again.',
    description: 'expectedVersion is not the current version. Load the record again, look at what changed, and decide again.',
  },
  busy: {
    type: 'Busy',
    zh: '同时办理的人较多，请稍后再试。',
    en: 'Several people are working on this at once; try again in a moment.',
    description: 'The record kept changing while the command was decided, or the process is at its limit. Repeat the same command with the same commandId.',
  },
  'centre-away': {
    type: 'CentreAwayRefusal',
    zh: '“{centreId}”中心暂时无法连接（自{since}起）。',
    en: 'The centre {centreId} cannot be reached (since {since}). Try again later; what it already reported is in the ledger.',
    description: 'The deployment that holds this centre does not answer. Nothing was decided; repeat the command with the same commandId later.',
  },
  'too-many-attempts': {
    type: 'TooManyAttempts',
    zh: '尝试次数过多，请在{seconds}秒后再试。',
    en: 'Too many attempts; try again in {seconds} seconds.',
    description: 'The limit of attempts for this number or address is reached. Wait for the seconds named.',
  },
} as const satisfies MessageCatalogue
