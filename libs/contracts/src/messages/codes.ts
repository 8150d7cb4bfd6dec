import type { MessageCatalogue } from './catalogue.js'

/** What is wrong with a national code or a case number: the kernel's `Fault`, `code-` before its code. */
export const codeMessages = {
  'code-too-short': {
    type: 'CodeTooShort',
    zh: '应为{expected}位，缺少第{position}位',
    en: 'it must have {expected} characters; the one at position {position} is missing',
    description: 'The code ends too early. Complete it from the position named.',
  },
  'code-too-long': {
    type: 'CodeTooLong',
    zh: '应为{expected}位，第{position}位“{character}”多余',
    en: 'it must have {expected} characters; "{character}" at position {position} is too many',
    description: 'The code goes on too long. Remove what stands from the position named.',
  },
  'code-wrong-character': {
    type: 'CodeWrongCharacter',
    zh: '第{position}位“{character}”有误，应为{expected}',
    en: 'the character "{character}" at position {position} cannot stand there; expected is {expected}',
    description: 'A character cannot stand at its position. Compare it with the document.',
  },
  'code-no-such-date': {
    type: 'CodeNoSuchDate',
    zh: '日期不存在，自第{position}位“{character}”起应为{expected}',
    en: 'there is no such date; from position {position} ("{character}") expected is {expected}',
    description: 'The date inside the code does not exist. Compare it with the document.',
  },
  'code-date-to-come': {
    type: 'CodeDateToCome',
    zh: '自第{position}位“{character}”起的日期尚未到来',
    en: 'the date from position {position} ("{character}") is still to come',
    description: 'The date inside the code lies after today. Compare it with the document.',
  },
  'code-wrong-check': {
    type: 'CodeWrongCheck',
    zh: '校验码不符：第{position}位为“{character}”，应为“{expected}”，或其他位有误',
    en: 'the check character at position {position} is "{character}" and should be "{expected}", or another character is wrong',
    description: 'The check character does not fit the others. Compare the whole code with the document.',
  },
  'code-wrong-organisation-check': {
    type: 'CodeWrongOrganisationCheck',
    zh: '主体标识码（第9至17位）校验码不符：第{position}位为“{character}”，应为“{expected}”，或第9至16位有误',
    en: 'the organisation code inside (positions 9-17) does not fit its check: position {position} is "{character}" and should be "{expected}", or one of positions 9-16 is wrong',
    description: 'The organisation code inside the credit code does not fit its own check. Compare positions 9 to 17 with the document.',
  },
  'code-no-such-province': {
    type: 'CodeNoSuchProvince',
    zh: '自第{position}位“{character}”起的省级代码不存在（{expected}）',
    en: 'no province has the code that begins at position {position} ("{character}"); they lie in {expected}',
    description: 'The first two digits name no province. Compare them with the list of divisions.',
  },
  'code-no-street': {
    type: 'CodeNoStreet',
    zh: '自第{position}位“{character}”起的街镇代码应为{expected}',
    en: 'the street code from position {position} ("{character}") must be {expected}',
    description: 'The last three digits name no street. Leave them out for a district.',
  },
} as const satisfies MessageCatalogue
