import { canonicalText, sha256 } from '@tongban/contracts'
import type { Database, Tx } from '@tongban/database'
import { formatDay, isRefusal, refuse, type Day, type OfficeClock, type Refusal } from '@tongban/kernel'
import { discardDraft } from '../core/discard-draft.js'
import { draftItem } from '../core/draft-item.js'
import { editDraft } from '../core/edit-draft.js'
import { newestPublished, type Item, type ItemContent, type Knowledge } from '../core/item.js'
import { publishVersion } from '../core/publish-version.js'
import { redraftItem } from '../core/redraft-item.js'
import { faultOfForm, refuseShape } from './check-shape.js'
import { CITY, loadItem, readAnswer, type VersionView } from './version-row.js'
import { writeAct, type Decided } from './write-act.js'

export interface Command {
  commandId: string
  expectedVersion?: number | null
  code: string
}

export type Answer = VersionView | Refusal

/**
 * The acts on catalogue items. Each loads the item, decides, and writes row, step and message in one statement guarded by what it loaded;
 * when someone was faster it decides again, at most three times, then answers `busy`.
 * The same commandId from the same person returns its first answer; with another body it is refused.
 */
export class CatalogueActs {
  constructor(
    private readonly database: Database,
    private readonly clock: OfficeClock,
    /** The codes of the departments that the directory knows now. */
    private readonly departments: () => readonly string[],
    /** Called when a message was written, so that the relay need not wait for its next look. */
    private readonly wake: () => void = () => undefined,
  ) {}

  draft(command: Command & { content: ItemContent }, actor: string): Promise<Answer> {
    const malformed = refuseShape(command.code, command.content)
    if (malformed) return Promise.resolve(malformed)
    return this.run('draft', command, actor, (item, knowledge) => draftItem(item, command.content, knowledge))
  }

  edit(command: Command & { version: number; content: ItemContent }, actor: string): Promise<Answer> {
    const malformed = refuseShape(command.code, command.content)
    if (malformed) return Promise.resolve(malformed)
    return this.run('edit', command, actor, (item, knowledge) => editDraft(item, command, knowledge))
  }

  discard(command: Command & { version: number }, actor: string): Promise<Answer> {
    return this.run('discard', command, actor, (item) => discardDraft(item, command.version))
  }

  redraft(command: Command, actor: string): Promise<Answer> {
    return this.run('redraft', command, actor, (item) => redraftItem(item))
  }

  /** `underImport` lets what has long been in force be stated with its own date; the graph never sets it. */
  publish(command: Command & { version: number; effectiveFrom: Day }, actor: string, underImport = false): Promise<Answer> {
    const today = this.clock.today()
    const dated = { ...command, effectiveFrom: formatDay(command.effectiveFrom) }
    return this.run('publish', dated, actor, (item, knowledge) =>
      publishVersion(item, { version: command.version, effectiveFrom: command.effectiveFrom, today, underImport }, knowledge))
  }

  private async run(
    kind: string,
    command: Command,
    actor: string,
    decide: (item: Item, knowledge: Knowledge) => Decided | Refusal,
  ): Promise<Answer> {
    const { commandId, ...body } = command
    const commandHash = sha256(canonicalText(JSON.parse(JSON.stringify({ kind, actor, ...body }))))
    for (let attempt = 0; attempt < 3; attempt++) {
      const answer = await this.database.inTenant([CITY], async (tx): Promise<Answer | 'faster'> => {
        // In this order: whoever sees what another made of the same command also sees its answer.
        const [item, given] = await Promise.all([loadItem(tx, command.code), findAnswer(tx, commandId)])
        if (given) return given.hash.equals(commandHash) ? given.answer : refuse('command-id-reused', { commandId })
        const decided = decide(item, this.knowledge())
        if (isRefusal(decided)) return decided
        const loaded = item.rows.find((each) => each.version === decided.version)
        const moved = refuseMoved(command.expectedVersion, (loaded ?? newestPublished(item))?.revision ?? 0)
        if (moved) return moved
        const at = this.clock.now()
        return await writeAct(tx, { code: command.code, decided, loaded, actor, commandId, commandHash, at, recordedAt: at }) ?? 'faster'
      }).catch(fasterWhenTaken)
      if (answer === 'faster') continue
      if (kind === 'publish' && !isRefusal(answer)) this.wake()
      return answer
    }
    return refuse('busy')
  }

  private knowledge(): Knowledge {
    return { departments: this.departments(), faultOfForm }
  }
}

async function findAnswer(tx: Tx, commandId: string): Promise<{ hash: Buffer; answer: VersionView } | undefined> {
  const { rows: [row] } = await tx.query<{ command_hash: Buffer; answer: string }>({
    name: 'catalogue-find-answer',
    text: 'select command_hash, answer from catalogue_step where centre_id = $1 and command_id = $2',
    values: [CITY, commandId],
  })
  return row && { hash: row.command_hash, answer: readAnswer(row.answer) }
}

function refuseMoved(expected: number | null | undefined, actual: number): Refusal | undefined {
  if (expected === undefined || expected === null || expected === actual) return undefined
  return refuse('changed-meanwhile', { expected, actual })
}

/** Two acts at once on a unique row: the later one looks again and finds what the first one did. */
function fasterWhenTaken(error: unknown): 'faster' {
  if ((error as { code?: string }).code === '23505') return 'faster'
  throw error
}
