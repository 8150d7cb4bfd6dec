import { canonicalText, sha256 } from '@tongban/contracts'
import type { Database, Tx } from '@tongban/database'
import { formatDay, isRefusal, refuse, type Day, type OfficeClock, type Refusal } from '@tongban/kernel'
import type { BlueprintContent } from '../core/blueprint.js'
import { checkBlueprint, type CheckContext } from '../core/check/check-blueprint.js'
import { decideVersion, refuseEffective, type BlueprintCommand } from '../core/version.js'
import { layOut } from './lay-out.js'
import { contentHashOf, refuseShape } from './read-blueprint.js'
import { CITY, loadVersions, readAnswer, type VersionView } from './version-row.js'
import { writeAct } from './write-act.js'

export interface Command {
  commandId: string
  expectedVersion?: number | null
  code: string
}

export type Answer = VersionView | Refusal

interface Asked extends Command {
  version?: number
  content?: BlueprintContent
  effectiveFrom?: Day
}

/** What only a publication needs. */
interface Publication {
  context: CheckContext
  underImport: boolean
}

/**
 * The acts on blueprints. Each loads the versions, decides, and writes row, step and message in one statement guarded by what it loaded; when someone was
 * faster it decides again, at most three times, then answers `busy`. A draft may have faults, a published version has none.
 * The same commandId from the same person returns its first answer; with another body it is refused.
 */
export class BlueprintActs {
  constructor(
    private readonly database: Database,
    private readonly clock: OfficeClock,
    /** What a check has to know of the city on a day: its catalogue, departments, powers and divisions. */
    private readonly contextOn: (on: Day) => Promise<CheckContext>,
    /** Called when a message was written, so that the relay need not wait for its next look. */
    private readonly wake: () => void = () => undefined,
  ) {}

  async draft(command: Command & { content: BlueprintContent }, actor: string): Promise<Answer> {
    return refuseShape(command) ?? this.run('draft', command, actor)
  }

  async edit(command: Command & { version: number; content: BlueprintContent }, actor: string): Promise<Answer> {
    return refuseShape({ code: command.code, content: command.content }) ?? this.run('edit', command, actor)
  }

  discard(command: Command & { version: number }, actor: string): Promise<Answer> {
    return this.run('discard', command, actor)
  }

  /** `underImport` lets what has long been in force be stated with its own date; the graph never sets it. */
  async publish(command: Command & { version: number; effectiveFrom: Day }, actor: string, underImport = false): Promise<Answer> {
    const context = await this.contextOn(command.effectiveFrom) // before the act's transaction: it reads the catalogue over a connection of its own
    const answer = await this.run('publish', command, actor, { context, underImport })
    if (!isRefusal(answer)) this.wake()
    return answer
  }

  private async run(kind: BlueprintCommand, asked: Asked, actor: string, publication?: Publication): Promise<Answer> {
    const { commandId, ...body } = asked
    const commandHash = sha256(canonicalText(JSON.parse(JSON.stringify({ kind, actor, ...body }))))
    for (let attempt = 0; attempt < 3; attempt++) {
      const answer = await this.database.inTenant([CITY], async (tx): Promise<Answer | 'faster'> => {
        // In this order: whoever sees what another made of the same command also sees its answer.
        const [versions, given] = await Promise.all([loadVersions(tx, asked.code), findAnswer(tx, commandId)])
        if (given) return given.hash.equals(commandHash) ? given.answer : refuse('command-id-reused', { commandId })
        const view = await this.decide(kind, asked, actor, versions, publication)
        if (isRefusal(view)) return view
        return await writeAct(tx, { kind: PAST[kind], view, commandId, commandHash }) ? view : 'faster'
      }).catch(fasterWhenTaken)
      if (answer !== 'faster') return answer
    }
    return refuse('busy')
  }

  private async decide(kind: BlueprintCommand, { code, version: named, content: given, effectiveFrom, expectedVersion }: Asked, actor: string, versions: VersionView[], publication?: Publication): Promise<Answer> {
    const decided = decideVersion(code, versions, kind, named)
    if (isRefusal(decided)) return decided
    const loaded = versions.find(({ version }) => version === decided.version)
    const revision = loaded?.revision ?? 0
    if (expectedVersion !== undefined && expectedVersion !== null && expectedVersion !== revision) return refuse('changed-meanwhile', { expected: expectedVersion, actual: revision })
    const at = this.clock.now()
    const content: BlueprintContent = given ? JSON.parse(canonicalText(given)) : loaded!.content // as every later reader gets it
    const view: VersionView = {
      code, version: decided.version, revision: revision + 1, state: decided.becomes, content, changedAt: at, changedBy: actor, contentHash: null, effectiveFrom: null, publishedAt: null, layout: null,
    }
    if (!publication) return view
    const refused = refuseEffective(versions, effectiveFrom!, this.clock.today(), publication.underImport) ?? refuseUnsound(view, publication.context)
    return refused ?? { ...view, contentHash: contentHashOf(content), effectiveFrom: effectiveFrom!, publishedAt: at, layout: await layOut(content) }
  }
}

function refuseUnsound({ code, version, content }: VersionView, context: CheckContext): Refusal<'blueprint-unsound'> | undefined {
  const faults = checkBlueprint(content, context)
  if (faults.length === 0) return undefined
  const nodes = [...new Set(faults.map(({ params }) => params.node ?? code))]
  return refuse('blueprint-unsound', { code, version, on: formatDay(context.on), count: faults.length, nodes, faults: [...new Set(faults.map(({ refused }) => refused))] })
}

const PAST = { draft: 'drafted', edit: 'edited', discard: 'discarded', publish: 'published' } as const satisfies Record<BlueprintCommand, string>

async function findAnswer(tx: Tx, commandId: string): Promise<{ hash: Buffer; answer: VersionView } | undefined> {
  const { rows: [row] } = await tx.query<{ command_hash: Buffer; answer: string }>({
    name: 'blueprint-find-answer',
    text: 'select command_hash, answer from blueprint_step where centre_id = $1 and command_id = $2',
    values: [CITY, commandId],
  })
  return row && { hash: row.command_hash, answer: readAnswer(row.answer) }
}

/** Two acts at once on a unique row: the later one looks again and finds what the first one did. */
function fasterWhenTaken(error: unknown): 'faster' {
  if ((error as { code?: string }).code === '23505') return 'faster'
  throw error
}
