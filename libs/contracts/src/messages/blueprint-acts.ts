import type { MessageCatalogue } from './catalogue.js'

/** What is refused of drafting, publishing and playing a blueprint; what is wrong inside one stands in blueprints.ts. */
export const blueprintActMessages = {
  'no-such-blueprint': {
    type: 'BlueprintNotFound',
    zh: '没有已发布的联办方案 {code};请先起草并发布,或更正编码。',
    en: 'No blueprint {code} is published; draft and publish it, or correct the code.',
    description: 'No blueprint of this code is published. Draft it, or correct the code.',
  },
  'no-such-blueprint-version': {
    type: 'BlueprintVersionNotFound',
    zh: '联办方案 {code} 没有第 {version} 版;请从其版本中选择。',
    en: 'Blueprint {code} has no version {version}; choose one of its versions.',
    description: 'The blueprint has no version of this number. Read it again and choose one of its versions.',
  },
  'blueprint-draft-open': {
    type: 'BlueprintDraftOpen',
    zh: '联办方案 {code} 已有草稿(第 {version} 版);请修改、发布或废弃该草稿。',
    en: 'Blueprint {code} has an open draft, version {version}; edit, publish or discard it.',
    description: 'A blueprint has one draft at a time. Edit, publish or discard the one that is open.',
  },
  'blueprint-version-published': {
    type: 'BlueprintVersionPublished',
    zh: '联办方案 {code} 第 {version} 版已发布,不可更改;请起草新版本。',
    en: 'Version {version} of blueprint {code} is published and never changes; draft its successor.',
    description: 'What is published never changes. Begin the next version with draftBlueprint.',
  },
  'blueprint-draft-discarded': {
    type: 'BlueprintDraftDiscarded',
    zh: '联办方案 {code} 第 {version} 版草稿已废弃;请重新起草。',
    en: 'Draft {version} of blueprint {code} was discarded; begin a new draft.',
    description: 'A discarded draft stays closed. Begin a new draft.',
  },
  'blueprint-unsound': {
    type: 'BlueprintUnsound',
    zh: '联办方案 {code} 第 {version} 版自 {on} 起有 {count} 处错误(环节 {nodes}):{faults};请查看草稿的 faults,更正后再发布。',
    en: 'Version {version} of blueprint {code} is not sound from {on} on; faults ({count}) at {nodes}: {faults}. Read the draft\'s faults, mend them, and publish again.',
    description: 'A blueprint is published without faults. The draft\'s field `faults` says what is wrong at which node, and the way out.',
  },
  'blueprint-not-json': {
    type: 'BlueprintNotJson',
    zh: '{field}:不是有效的 JSON({value});格式见 deploy/demo/blueprints 中文件的 content。',
    en: '{field}: this is no JSON ({value}); the files in deploy/demo/blueprints show the form, under content.',
    description: 'The content of a blueprint is given as JSON text. Correct what is named.',
  },
  'what-if-runs-not-usable': {
    type: 'WhatIfRunsNotUsable',
    zh: '推演次数 {runs} 不可用：该方案有 {nodes} 个环节，可推演 {least} 至 {most} 次。',
    en: '{runs} runs cannot be played: with {nodes} nodes, state {least} to {most}.',
    description: 'A what-if is played a whole number of times, fewer for a blueprint of many nodes. Choose a number between those named.',
  },
  'what-if-start-not-usable': {
    type: 'WhatIfStartNotUsable',
    zh: '无法从 {start} 起推演；请选择 {first} 至 {last} 之间的日期。',
    en: 'A what-if cannot begin on {start}; choose a day from {first} to {last}.',
    description: 'A what-if is played on the calendar of working days, which begins on a first published day. Choose a day between those named.',
  },
  'not-an-observed-file': {
    type: 'NotAnObservedFile',
    zh: '“{value}”不是所见时长的文件（{fault}）；请以 JSON 按环节填写，或不带 --observed（各环节按时限）。',
    en: '"{value}" is no file of what was seen ({fault}); write one in JSON, by node of the blueprint, or leave --observed out, and every node takes its limit.',
    description: 'The file of what was seen cannot be read, or is no JSON. Name one that is, or leave it out.',
  },
  'observed-malformed': {
    type: 'ObservedMalformed',
    zh: '“{value}”的字段“{field}”填写有误（{reason}）；请按方案环节以 JSON 填写 handling 的 days 与 times。',
    en: '"{value}": the field "{field}" is not right ({reason}); write by node of the blueprint, in JSON, how many times each number of days was seen.',
    description: 'A file of what was seen names, by node of the blueprint, days and how many times each was seen. Correct the field named.',
  },
  'what-if-not-playable': {
    type: 'WhatIfNotPlayable',
    zh: '该方案无法推演，有 {count} 处结构错误：{faults}；请先更正（草稿的 faults 说明每一处及更正办法）。',
    en: 'This blueprint cannot be played; the faults of its chart ({count}): {faults}. Mend them first (a draft\'s field `faults` tells each and the way out).',
    description: 'A chart with a cycle, an edge to nowhere or a condition that cannot be met has no course to play. Mend what is named.',
  },
  'what-if-file-not-playable': {
    type: 'WhatIfFileNotPlayable',
    zh: '“{value}”无法推演，有 {count} 处结构错误：{faults}；请先更正（“tongban blueprint check”逐条说明更正办法）。',
    en: '"{value}" cannot be played; the faults of its chart ({count}): {faults}. Mend them first ("tongban blueprint check" with this file tells each and the way out).',
    description: 'A chart with a cycle, an edge to nowhere or a condition that cannot be met has no course to play. Check the file and mend what is named.',
  },
} as const satisfies MessageCatalogue
