import { protect } from '@tongban/database'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** When what is done every so often was done last, and what operators have asked for; and a way to the events that came since a moment. */
export class CreateUpkeep1764000500000 implements MigrationInterface {
  readonly name = 'CreateUpkeep1764000500000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table upkeep (
        name text not null constraint upkeep_pk primary key,
        at timestamptz not null
      )`)
    await runner.query(protect('upkeep', 'plumbing'))
    await runner.query('create index ledger_event_received on ledger_event using brin (received_at) with (pages_per_range = 32)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index ledger_event_received; drop table upkeep')
  }
}
