import { newJob, type SweptJob } from './people.js'
import { CUTS, DECIDERS, type Cut, type Node } from './road.js'
import { cutsOn, WAYS, type Way } from './wave.js'
import { DEPLOYMENTS, HOME, type Deployment, type Message } from './wire.js'

/** A job of its own for each cut, victim and place of the next message; the jobs of a wave share one kill. */
export interface Trial {
  wave: number
  way: Way
  victim: Deployment
  cut: Cut
  job: SweptJob
}

/** Every way with every victim; victims by turns, so that none is killed while it still comes back. */
export function plan(): Trial[] {
  const waves = WAYS.flatMap((way) => DEPLOYMENTS.map((victim) => ({ way, victim, cuts: cutsOn(way).filter((cut) => concerned(cut).has(victim) && fits(way, victim, cut)) }))).filter(({ cuts }) => cuts.length > 0)
  const trials = waves.flatMap(({ cuts, ...wave }, n) => cuts.map((cut): Trial => ({ wave: n + 1, ...wave, cut, job: newJob() })))
  for (const cut of CUTS) for (const victim of concerned(cut)) {
    if (!trials.some((trial) => trial.cut === cut && trial.victim === victim)) throw new Error(`cut ${cut.no} without a kill of ${victim}`)
  }
  return trials
}

/** The city's messages come first for the sake of coordination alone: it is to die with those in hand too. */
function fits({ first }: Way, victim: Deployment, { next: [station, message] }: Cut): boolean {
  return first !== 'city-centre' || (victim === 'coordination' && station === 'coordination' && decider(message!.split(' ')[1]) === first)
}

/** Coordination, who sends or reads the next message, and who decides the task at hand. */
function concerned({ chain, next: [station, message] }: Cut): Set<Deployment> {
  return new Set(['coordination', HOME[station], decider(message!.split(' ')[1]), decider(chain.split(' ')[1])])
}

const decider = (node: string | undefined): Deployment => (node ? HOME[DECIDERS[node as Node]] : 'haizhu')

/** What is not as it must be when the victim is killed: exactly the messages before the cut taken in, and the next one where the way has it. */
export function standing({ cut, way, victim, job }: Trial, messages: readonly Message[]): string[] {
  const where = `cut ${cut.no} (${cut.chain}), ${victim}, job ${job.id}`
  const taken = messages.filter(({ state }) => state === 'taken').map(({ label }) => label).toSorted()
  const [station, ...labels] = cut.next
  const next = messages.filter((message) => message.state !== 'taken' && message.station === station).slice(0, labels.length)
  return [
    ...(String(taken) === String(cut.taken) ? [] : [`${where}: taken in are ${taken.join(', ')}`]),
    ...(String(next.map(({ label }) => label)) === String(labels) && next.every(({ state }) => state === way.side) ? [] : [`${where}: next are ${JSON.stringify(next)}`]),
  ]
}

