import { command, doneOf, type ActName, type Done } from '../../../apps/cli/src/demo/acts.js'
import type { GraphClient } from '../../../apps/cli/src/demo/graph-client.js'
import { citizenCheck } from '@tongban/kernel'

/** Cases under work at the same moment, each by the officers of its centre. */
const AT_ONCE = 20
const CENTRES = ['gz', 'hz', 'hzcg', 'hzxg', 'hzbj', 'th', 'thws', 'thyc', 'yxbj']
/** The city's own centre runs another item than districts and streets do. */
const ITEMS: Record<string, readonly [string, readonly string[]]> = {
  gz: ['mz-002', ['application-form', 'charter-draft', 'members-list', 'premises-proof', 'capital-verification']],
  other: ['cg-001', ['application-form', 'business-licence', 'premises-proof', 'effect-picture', 'site-drawing']],
}
const WHOLE_WAY: readonly (readonly [ActName, string])[] = [
  ['acceptCase', 'clerk'], ['handleCase', 'handler'], ['reviewCase', 'reviewer'], ['approveCase', 'approver'], ['concludeCase', 'concluder'],
]

const centreOf = (no: number): string => CENTRES[no % CENTRES.length]!
const shiftOf = (centre: string): 0 | 1 => (CENTRES.indexOf(centre) % 2 === 0 ? 0 : 1)

/** An act that was answered, and by which command. */
export interface Answered { centre: string; commandId: string; caseId: string; no: number; stepHash: string }

/** One case in eight is worked to its conclusion, another to its acceptance; the applicants of the rest wait for theirs. */
export const actsAfterReceipt = (no: number): number => (no % 8 === 0 ? WHOLE_WAY.length : no % 8 === 4 ? 1 : 0)

/** Officers of every centre who receive and work so many cases through the public API, each repeating a command, the same one, until it is answered. */
export class OfficeWork {
  readonly answered: Answered[] = []
  readonly began = Date.now()
  /** Calls that were sent again because no answer came. */
  repeats = 0
  finished = 0
  private stopped = false
  private shifts: [GraphClient, GraphClient]

  /** `mayBegin` answers when the case of that number may be begun. */
  constructor(readonly cases: number, private readonly logIn: (onRepeat: () => void) => GraphClient, private readonly mayBegin: (no: number) => Promise<void>) {
    this.shifts = [this.newOfficers(), this.newOfficers()]
  }

  async all(): Promise<void> {
    const waiting = [0, 1].map((shift) => Array.from({ length: this.cases }, (_, no) => no).filter((no) => shiftOf(centreOf(no)) === shift))
    const one = async (desk: number): Promise<void> => {
      const own = waiting[desk % 2]!
      for (let no = own.shift(); no !== undefined; no = own.shift()) {
        await this.mayBegin(no)
        await this.work(no)
        this.finished++
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, (_, desk) => one(desk)))
  }

  /** Every other centre's desks are taken over by officers who must log in first. By centre: Keycloak refuses an account that logs in twice at the same moment. */
  changeShift(): void {
    this.shifts[1] = this.newOfficers()
  }

  /** Nobody asks any more. */
  stop(): void { this.stopped = true }

  private newOfficers(): GraphClient {
    return this.logIn(() => {
      if (this.stopped) throw new Error('the rest has failed')
      this.repeats++
    })
  }

  private async work(no: number): Promise<void> {
    const centreId = centreOf(no)
    const [itemCode, papers] = ITEMS[centreId] ?? ITEMS.other!
    // Two copies: as many as either item asks for of any of them.
    const { caseId } = await this.act(`${centreId}.clerk`, 'receiveApplication', { centreId, itemCode, parties: [applicant(no)], papers: papers.map((code) => ({ code, copies: 2 })) })
    for (const [name, post] of WHOLE_WAY.slice(0, actsAfterReceipt(no))) await this.act(`${centreId}.${post}`, name, { centreId, caseId })
  }

  private async act(person: string, name: ActName, input: { centreId: string } & Record<string, unknown>): Promise<Done> {
    const { query, variables } = command(name, input)
    const done = await this.untilAnswered(() => this.shifts[shiftOf(input.centreId)]!.ask(person, query, variables)).then((data) => doneOf(data, name))
    this.answered.push({ centre: input.centreId, commandId: String(variables.input.commandId), caseId: done.caseId, no: done.step.no, stepHash: done.step.stepHash })
    return done
  }

  /** A client gives up after a minute and a half; its officer does not. */
  private async untilAnswered<T>(send: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await send()
      } catch (error) {
        if (this.stopped || !String(error).includes('no answer within')) throw error
      }
    }
  }
}

/** Nobody: the division code 999999 is assigned to no place. */
function applicant(no: number): Record<string, string> {
  const digits = `99999919800101${String(no % 1000).padStart(3, '0')}`
  return { role: 'APPLICANT', kind: 'PERSON', name: '何小店', identityType: 'CITIZEN_NUMBER', identity: digits + citizenCheck(digits) }
}
