import { sentence } from '@tongban/contracts'
import { day, formatDay } from '@tongban/kernel'
import type { BlueprintContent, BlueprintEdge, BlueprintNode } from '../blueprint.js'
import { blueprint, context, edge, edgeWhen, node, rules, threeCertificates } from '../three-certificates.fixture.js'
import { checkBlueprint, checkOnDays } from './check-blueprint.js'

const [a, b] = [node('A'), node('B')]
const issue = (id: string) => node(id, { kind: 'issue' })
const opinion = (id: string, change: Partial<BlueprintNode> = {}) => node(id, { kind: 'opinion', limit: { days: 5, unit: 'wd' }, ...change })
const sound = blueprint([a, b, issue('E')], ['A>B', 'B>E'])
const paper = (code: string) => ({ code, subject: 'company', variant: null })
const faults = (content: BlueprintContent, on = context) => checkBlueprint(content, on).map(({ refused, params }) => [refused, params.node])

test('a chain of two decisions and an issue is sound', () => expect(checkBlueprint(sound, context)).toEqual([]))

test.each<[string, BlueprintNode[], (string | BlueprintEdge)[], string, string | null]>([
  ['no node', [], [], 'blueprint-without-nodes', null],
  ['an id twice', [a, node('A'), issue('E')], ['A>E'], 'blueprint-node-twice', 'A'],
  ['an edge to a node that is not there', [a, issue('E')], ['A>E', 'A>X'], 'blueprint-edge-to-nowhere', 'X'],
  ['an edge from a node that is not there', [a, issue('E')], ['A>E', 'X>E'], 'blueprint-edge-to-nowhere', 'X'],
  ['an edge twice', [a, issue('E')], ['A>E', 'A>E'], 'blueprint-edge-twice', 'E'],
  ['an edge that is hard and soft', [a, issue('E')], ['A>E', 'A~E'], 'blueprint-edge-twice', 'E'],
  ['a node that waits for itself', [a, issue('E')], ['A>A', 'A>E'], 'blueprint-cycle', 'A'],
  ['a conditional edge without condition', [a, issue('E')], [{ ...edge('A>E'), kind: 'conditional' }], 'blueprint-condition-missing', 'E'],
  ['a hard edge with a condition', [a, issue('E')], [{ ...edge('A>E'), when: { node: 'A', is: 'approved' } }], 'blueprint-condition-out-of-place', 'E'],
  ['a condition on a node that is not there', [a, issue('E')], [edgeWhen('A', 'E', 'X', 'approved')], 'blueprint-condition-on-nothing', 'E'],
  ['a condition on what runs beside it', [a, b, issue('E')], ['B>E', edgeWhen('A', 'E', 'B', 'approved')], 'blueprint-condition-undecided', 'E'],
  ['a condition on what comes later', [a, b, issue('E')], [edgeWhen('A', 'B', 'E', 'approved'), 'B>E'], 'blueprint-condition-undecided', 'B'],
  ['a decision that should have objected', [a, issue('E')], [edgeWhen('A', 'E', 'A', 'objected')], 'blueprint-condition-impossible', 'E'],
  ['a node skipped that nothing can skip', [a, issue('E')], [edgeWhen('A', 'E', 'A', 'skipped')], 'blueprint-condition-impossible', 'E'],
  ['no issue', [a, b], ['A>B'], 'blueprint-without-issue', null],
  ['an issue that nothing leads to', [a, issue('E')], [], 'blueprint-issue-unfounded', 'E'],
  ['an issue behind a soft edge alone', [a, issue('E')], ['A~E'], 'blueprint-issue-unfounded', 'E'],
  ['a decision that no issue stands on', [a, b, issue('E')], ['A>E', 'A>B'], 'blueprint-decision-without-issue', 'B'],
  ['an issue that A must have approved and refused', [a, b, issue('E')], ['A>E', edgeWhen('A', 'B', 'A', 'refused'), edgeWhen('B', 'E', 'B', 'approved')], 'blueprint-issue-unreachable', 'E'],
  ['a decision that the issue waits for and does not ask about', [a, b, issue('E')], ['A>B', edgeWhen('B', 'E', 'A', 'approved')], 'blueprint-decision-without-issue', 'B'],
])('refuses %s, and names the node', (_, nodes, edges, code, at) => {
  expect(faults(blueprint(nodes, edges))).toEqual([[code, at]])
})

test.each<[string, BlueprintNode, string]>([
  ['a decision without item', node('B', { item: null }), 'blueprint-item-missing'],
  ['a notice with an item', node('B', { kind: 'notice' }), 'blueprint-item-out-of-place'],
  ['an item that is not in force', node('B', { item: 'gs-999' }), 'blueprint-unknown-item'],
  ['an item of another department', node('B', { item: 'zj-001' }), 'blueprint-department-not-of-item'],
  ['a department nobody knows', node('B', { kind: 'external', item: null, department: 'xx' }), 'blueprint-unknown-department'],
  ['a tier that does not exercise the item', node('B', { tier: 'STREET' }), 'blueprint-tier-not-of-item'],
  ['a decision at once', node('B', { limit: { days: 0, unit: 'wd' } }), 'blueprint-limit-too-short'],
  ['half a day', node('B', { limit: { days: 1.5, unit: 'wd' } }), 'blueprint-limit-too-short'],
  ['a decision that lapses into consent', node('B', { deemedConsent: { basis: '第九条', afterDays: 1 } }), 'blueprint-consent-out-of-place'],
  ['a deemed consent without its rule', opinion('B', { deemedConsent: { basis: ' ', afterDays: 5 } }), 'blueprint-consent-without-basis'],
  ['a deemed consent after the limit', opinion('B', { deemedConsent: { basis: '第九条', afterDays: 6 } }), 'blueprint-consent-after-limit'],
  ['a document that is not listed', node('B', { materials: [{ ...paper('x'), form: 'copy' }] }), 'blueprint-unknown-material'],
  ['no English name', node('B', { names: { zh: '环节' } }), 'blueprint-name-missing'],
])('refuses %s, and names the node', (_, changed, code) => {
  expect(faults({ ...sound, nodes: [a, changed, issue('E')] })).toEqual([[code, 'B']])
})

test.each<[string, Partial<BlueprintContent>, string[]]>([
  ['a document asked for twice', { nodes: [node('A', { materials: [{ ...paper('articles'), form: 'copy' }, { ...paper('articles'), form: 'original' }] }), issue('E')], edges: [edge('A>E')], documents: [{ ...paper('articles'), names: { zh: '材料', en: 'X' }, eLicence: null }] }, ['blueprint-material-twice']],
  ['a document nobody asks for', { documents: [{ ...paper('x'), names: { zh: '材料', en: 'X' }, eLicence: null }] }, ['blueprint-document-unused']],
  ['an unknown lead', { lead: 'xx' }, ['blueprint-unknown-department']],
  ['no basis', { basis: ' ' }, ['blueprint-without-basis']],
  ['an alarm at once', { rules: { ...rules, awayAfterHours: 0 } }, ['blueprint-away-hours-not-usable']],
  ['an alarm before the offer', { rules: { ...rules, awayAfterHours: -4 } }, ['blueprint-away-hours-not-usable']],
  ['an alarm after half an hour', { rules: { ...rules, awayAfterHours: 0.5 } }, ['blueprint-away-hours-not-usable']],
  ['an alarm that never comes', { rules: { ...rules, awayAfterHours: 161 } }, ['blueprint-away-hours-not-usable']],
  ['offices that never open', { rules: { ...rules, officeHours: [] } }, ['blueprint-office-hours-missing']],
  ['offices that close before they open', { rules: { ...rules, officeHours: ['09:00-12:00', '17:00-13:00'] } }, ['blueprint-office-hours-not-usable']],
  ['offices that close as they open', { rules: { ...rules, officeHours: ['09:00-09:00'] } }, ['blueprint-office-hours-not-usable']],
  ['hours in words', { rules: { ...rules, officeHours: ['9 to 5'] } }, ['blueprint-office-hours-not-usable']],
  ['hours that overlap', { rules: { ...rules, officeHours: ['09:00-12:00', '11:59-17:00'] } }, ['blueprint-office-hours-out-of-order']],
  ['hours that are not in order', { rules: { ...rules, officeHours: ['13:00-17:00', '09:00-12:00'] } }, ['blueprint-office-hours-out-of-order']],
  ['a pause without its rule', { rules: { ...rules, supplementPause: { basis: ' ' } } }, ['blueprint-pause-without-basis']],
])('refuses %s', (_, change, codes) => {
  expect(faults({ ...sound, ...change }).map(([code]) => code)).toEqual(codes)
})

const asking = (code: string, eLicence: string | null = null): BlueprintContent => ({
  ...sound,
  nodes: [a, node('B', { materials: [{ ...paper(code), form: 'copy' }] }), issue('E')],
  documents: [{ ...paper(code), names: { zh: '材料', en: 'X' }, eLicence }],
})

test.each<[string, BlueprintContent, [string, string | null, string][]]>([
  ['a paper that no item asks for', asking('artciles'), [['blueprint-unknown-code', 'B', 'artciles']]],
  ['a paper that an item hands out', asking('tax-registration'), []],
  ['a licence that an item hands out', asking('articles', 'business-licence'), []],
  ['a licence that no item hands out', asking('articles', 'busines-licence'), [['blueprint-unknown-licence', null, 'busines-licence']]],
  ['a licence that items only ask for', asking('articles', 'premises-proof'), [['blueprint-unknown-licence', null, 'premises-proof']]],
  ['a paper whose name every object has', asking('constructor'), [['blueprint-unknown-code', 'B', 'constructor']]],
])('of codes, %s', (_, content, found) => {
  expect(checkBlueprint(content, context).map(({ refused, params }) => [refused, params.node, params.value])).toEqual(found)
})

test('an unknown code is named with those spelt alike, in both languages', () => {
  const [wrong] = checkBlueprint(asking('artciles'), context)
  expect([sentence(wrong!, 'en'), sentence(wrong!, 'zh')]).toEqual([
    'Node B: no item of the catalogue in force on that day asks for or hands out a document of the code artciles; correct it (it has articles), or publish an item that asks for it first.',
    '环节 B:生效的基本目录中没有事项要求或颁发编码为 artciles 的材料;请更正(可选:articles),或先发布要求该材料的事项。',
  ])
  const [licence] = checkBlueprint(asking('articles', 'busines-licence'), context)
  expect([sentence(licence!, 'en'), sentence(licence!, 'zh')]).toEqual([
    'content.documents.articles/company.eLicence: no item of the catalogue in force on that day hands out a licence of the type busines-licence; correct it (it has business-licence), or set it to null, so that only the document itself will do.',
    'content.documents.articles/company.eLicence:生效的基本目录中没有事项颁发 busines-licence 类证照;请更正(可选:business-licence),或改为 null(只收该材料本身)。',
  ])
})

test('what is spelt like nothing is answered with everything there is', () => {
  const [wrong] = checkBlueprint(asking('zzz', 'zzz'), context)
  expect(wrong!.params.known).toEqual(expect.arrayContaining(['articles', 'premises-proof']))
})

test('hours that meet, a day without a break, and a pause that cites its rule are right', () => {
  for (const change of [{ officeHours: ['09:00-12:00', '12:00-17:00'] }, { officeHours: ['00:00-24:00'] }, { awayAfterHours: 160 }, { supplementPause: { basis: '《办法》第十二条' } }]) {
    expect(checkBlueprint({ ...sound, rules: { ...rules, ...change } }, context)).toEqual([])
  }
})

test('a wrong rule is named with the way out, in both languages', () => {
  const wrong = { ...sound, rules: { awayAfterHours: 0, officeHours: ['13:00-17:00', '09:00-12:00'], supplementPause: { basis: '' } } }
  expect(checkBlueprint(wrong, context).map((each) => sentence(each, 'en'))).toEqual([
    'content.rules.awayAfterHours: the alarm of an offer that no centre received is after 0 hours; state whole working hours from 1 to 160.',
    'content.rules.officeHours: 09:00-12:00 begins before 13:00-17:00, which stands before it, has ended; put them in order, and join those that overlap.',
    'content.rules.supplementPause.basis: the pause for a supplement after acceptance cites no rule; name the rule and the article, or set supplementPause to null, so that no clock stands.',
  ])
  expect(checkBlueprint(wrong, context).map((each) => sentence(each, 'zh'))).toEqual([
    'content.rules.awayAfterHours:送达预警时限 0 无效;应为 1 至 160 之间的整数(工作小时)。',
    'content.rules.officeHours:09:00-12:00 在前一段 13:00-17:00 结束前已开始;请按时间先后排列,不得重叠。',
    'content.rules.supplementPause.basis:受理后补正的中止没有依据;请写明规定及条款,或将 supplementPause 改为 null(不中止)。',
  ])
})

test('a cycle is named by its nodes, whatever hangs before and behind it', () => {
  const round = blueprint([a, b, node('C'), node('D'), issue('E')], ['A>B', 'B>C', 'C>D', 'D>B', 'D>E'])
  const [fault, ...others] = checkBlueprint(round, context)
  expect([fault!.params.cycle, others]).toEqual(['B → C → D → B', []])
  expect(sentence(fault!, 'en')).toBe('Node B: B → C → D → B goes round in a circle and could never begin; remove one of its edges.')
})

test('two cycles apart are two faults', () => {
  const rounds = blueprint([a, b, node('C'), node('D'), issue('E')], ['A>B', 'B>A', 'C>D', 'D>C', 'B>E', 'D>E'])
  expect(checkBlueprint(rounds, context).map(({ params }) => params.cycle)).toEqual(['A → B → A', 'C → D → C'])
})

test('a route with no power on a date names node, item, regions and day', () => {
  const [fault] = checkBlueprint(sound, { ...context, on: day('2003-12-31') })
  expect(fault).toEqual({ refused: 'blueprint-no-power', params: { node: 'A', item: 'gs-003', department: 'gs', tier: 'DISTRICT', regions: ['440105', '440105001', '440103'], on: '2003-12-31' } })
})

test('a power below the node\'s tier does not do: the city\'s node is not the district\'s to decide', () => {
  const districtOnly = { ...context, regions: ['440105'], powers: () => [{ department: 'gs', region: '440105' }] }
  expect(faults({ ...sound, nodes: [a, node('B', { tier: 'CITY' }), issue('E')] }, districtOnly)).toEqual([['blueprint-no-power', 'B']])
})

test('two ways to an issue, by approval or by appeal, are no contradiction', () => {
  const appeal = blueprint([a, b, issue('E')], [edgeWhen('A', 'B', 'A', 'refused'), edgeWhen('A', 'E', 'A', 'approved'), edgeWhen('B', 'E', 'B', 'approved')])
  expect(checkBlueprint(appeal, context)).toEqual([])
})

test('an opinion may lapse into consent where its rule is cited', () => {
  const asked = blueprint([a, opinion('B', { deemedConsent: { basis: '《条例》第九条', afterDays: 5 } }), issue('E')], ['A>B', 'B>E', 'A>E'])
  expect(checkBlueprint(asked, context)).toEqual([])
})

test('a power that ends before the job begins is a fault of that day; what is wrong on both is told once', () => {
  const until = (last: string, on: string) => ({ ...context, on: day(on), powers: (item: string, division: string, of: number) => (of > day(last) ? [] : context.powers(item, division, of)) })
  const content = { ...sound, basis: ' ' }
  const on = (last: string) => checkOnDays(content, [until(last, '2015-06-30'), until(last, '2016-01-04')]).map(({ refused, params, on }) => [refused, params.node, formatDay(on)])
  expect(on('2015-12-31')).toEqual([
    ['blueprint-without-basis', null, '2015-06-30'], ['blueprint-no-power', 'A', '2016-01-04'], ['blueprint-no-power', 'B', '2016-01-04'], ['blueprint-no-power', 'E', '2016-01-04'],
  ])
  expect(on('2016-01-04')).toEqual([['blueprint-without-basis', null, '2015-06-30']])
  expect(on('2015-06-29').filter(([code]) => code === 'blueprint-no-power')).toEqual([['blueprint-no-power', 'A', '2015-06-30'], ['blueprint-no-power', 'B', '2015-06-30'], ['blueprint-no-power', 'E', '2015-06-30']])
})

test('every fault at once, each with a sentence in both languages that names its node and leaves nothing unknown', () => {
  const [first, ...rest] = threeCertificates.nodes
  const broken = { ...threeCertificates, nodes: [{ ...first!, item: 'gs-999', materials: [{ ...paper('oath'), form: 'copy' as const }] }, ...rest], edges: threeCertificates.edges.slice(0, 3) }
  const found = checkBlueprint(broken, { ...context, on: day('2003-01-01') })
  expect(found.map(({ refused, params }) => `${refused} ${params.node}`)).toEqual([
    'blueprint-issue-unfounded E', 'blueprint-unknown-item A', 'blueprint-unknown-material A',
    ...Array(8).fill('blueprint-document-unused null'),
    'blueprint-no-power B', 'blueprint-no-power C', 'blueprint-no-power D', 'blueprint-no-power E',
  ])
  for (const each of found) {
    expect([sentence(each, 'zh'), sentence(each, 'en')].join()).not.toMatch(/unknown\b(?! item)|未知|\{/)
    if (each.params.node !== null) expect(sentence(each, 'en')).toContain(each.params.node)
  }
})
