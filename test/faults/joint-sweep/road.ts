/** Who decides each node of 三证合一 version 1 for a company in Haizhu, submitted at the street of Chigang. */
export const DECIDERS = { A: 'hz', B: 'gz', C: 'hz', D: 'hz', E: 'hz' } as const
export type Node = keyof typeof DECIDERS
const NODES = Object.keys(DECIDERS) as Node[]

/** Where a message is read: coordination, or a centre's inbox. */
export type Station = 'coordination' | 'hz' | 'gz' | 'hzcg'
/** What travels together: one station takes it in one transaction, so that there is nothing between. */
type Group = readonly [station: Station, ...messages: string[]]

const claimed = (node: Node): Group[] => [['coordination', `task-claimed ${node}`], ['hzcg', 'job-progressed']]

/** Every message of one job, written by hand: what each act of a person sets going, in an order in which it may be taken in. */
export const CHAINS: Record<string, readonly Group[]> = {
  submit: [['coordination', 'job-submitted'], ['hzcg', 'job-progressed']],
  accept: [['hz', 'task-offered A'], ['hzcg', 'job-progressed'], ['coordination', 'task-received A'], ['hzcg', 'job-progressed']],
  'claim A': claimed('A'),
  'decide A': [
    ['coordination', 'task-decided A'], ['hz', 'task-decision-accepted A'], ['gz', 'task-offered B'], ['hzcg', 'job-progressed'], ['coordination', 'task-received B'], ['hzcg', 'job-progressed'],
  ],
  'claim B': claimed('B'),
  'decide B': [
    ['coordination', 'task-decided B'], ['hz', 'task-offered C', 'task-offered D'], ['gz', 'task-decision-accepted B'], ['hzcg', 'job-progressed'],
    ['coordination', 'task-received C', 'task-received D'], ['hzcg', 'job-progressed', 'job-progressed'],
  ],
  'claim C': claimed('C'),
  'decide C': [['coordination', 'task-decided C'], ['hz', 'task-decision-accepted C'], ['hzcg', 'job-progressed']],
  'claim D': claimed('D'),
  'decide D': [['coordination', 'task-decided D'], ['hz', 'task-decision-accepted D', 'task-offered E'], ['hzcg', 'job-progressed'], ['coordination', 'task-received E'], ['hzcg', 'job-progressed']],
  'claim E': claimed('E'),
  'decide E': [['coordination', 'task-decided E'], ['hz', 'task-decision-accepted E'], ['hzcg', 'job-progressed']],
}
const CHAIN_NAMES = Object.keys(CHAINS)

/** The stations in the order in which a wave lets them read. */
export const LADDER = ['coordination', 'hz', 'gz', 'hzcg', 'coordination', 'hzcg'] as const satisfies readonly Station[]

/** Between two messages: what was taken in, what comes next, and after how many stations of the ladder it is so. */
export interface Cut {
  no: number
  chain: string
  after: number
  taken: readonly string[]
  next: Group
}

/** One cut before each group of messages. */
export const CUTS: readonly Cut[] = CHAIN_NAMES.flatMap((chain, at) => {
  const before = CHAIN_NAMES.slice(0, at).flatMap((earlier) => messagesOf(earlier))
  let rung = 0
  return CHAINS[chain]!.map((next, n): Omit<Cut, 'no'> => {
    const after = rung
    rung = LADDER.indexOf(next[0] as never, rung) + 1
    return { chain, after, taken: [...before, ...CHAINS[chain]!.slice(0, n).flatMap(([, ...messages]) => messages)].toSorted(), next }
  })
}).map((cut, n) => ({ no: n + 1, ...cut }))

export const ALL_MESSAGES: readonly string[] = CHAIN_NAMES.flatMap((chain) => messagesOf(chain)).toSorted()

function messagesOf(chain: string): string[] {
  return CHAINS[chain]!.flatMap(([, ...messages]) => messages)
}

/** An act of a person; `chain` names what it sets going between coordination and the centres, where it does. */
export interface Act {
  name: string
  person: string
  node?: Node
  chain?: string
}

export const ACTS: readonly Act[] = [
  { name: 'submitJob', person: 'hzcg.clerk', chain: 'submit' },
  { name: 'acceptJob', person: 'coordinator', chain: 'accept' },
  ...NODES.flatMap((node): Act[] => [
    { name: 'claimTask', person: `${DECIDERS[node]}.clerk`, node, chain: `claim ${node}` },
    { name: 'handleCase', person: `${DECIDERS[node]}.handler`, node },
    { name: 'reviewCase', person: `${DECIDERS[node]}.reviewer`, node },
    { name: 'approveCase', person: `${DECIDERS[node]}.approver`, node, chain: `decide ${node}` },
    { name: 'concludeCase', person: `${DECIDERS[node]}.concluder`, node },
  ]),
  { name: 'deliverCase', person: 'hz.clerk', node: 'E' },
]

/** How many acts come before the one that sets a chain going. */
export const actsBefore = (chain: string): number => ACTS.findIndex((act) => act.chain === chain)
