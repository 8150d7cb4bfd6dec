import { protect } from '@tongban/database'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What a ledger shows of the cases that came up: each as it stands and its steps, without personal data. */
export class CreateLedgerCases1764002000000 implements MigrationInterface {
  readonly name = 'CreateLedgerCases1764002000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ledger_case (
        owner text not null,
        centre_id text not null,
        case_id uuid not null,
        version int not null,
        number text,
        item_code text not null,
        item_version int not null,
        channel text not null,
        state text not null,
        stage text,
        received_at timestamptz not null,
        accepted_at timestamptz,
        concluded_at timestamptz,
        result text,
        promised jsonb,
        statutory jsonb,
        promised_due date,
        subject_keys text[] not null,
        subject_key_version int not null,
        last_occurred_at timestamptz not null,
        last_recorded_at timestamptz not null,
        constraint ledger_case_pk primary key (owner, centre_id, case_id)
      ) with (fillfactor = 80)`)
    await runner.query('create index ledger_case_received on ledger_case (owner, received_at, case_id)')
    await runner.query('create index ledger_case_due on ledger_case (owner, promised_due, case_id) where promised_due is not null')
    await runner.query('create index ledger_case_number on ledger_case (owner, number) where number is not null')
    await runner.query(`
      create table ledger_step (
        owner text not null,
        centre_id text not null,
        case_id uuid not null,
        no int not null,
        kind text not null,
        stage text,
        state text not null,
        actor text not null,
        post text not null,
        window_id text,
        occurred_at timestamptz not null,
        recorded_at timestamptz not null,
        basis text not null,
        reason text,
        step_hash text not null,
        previous_step_hash text,
        hash_matched boolean not null,
        constraint ledger_step_pk primary key (owner, centre_id, case_id, no)
      )`)
    await runner.query('create index ledger_step_mismatched on ledger_step (owner, centre_id, case_id) where not hash_matched')
    for (const table of ['ledger_case', 'ledger_step']) await runner.query(protect(table, 'owner', 'owner'))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table ledger_step, ledger_case')
  }
}
