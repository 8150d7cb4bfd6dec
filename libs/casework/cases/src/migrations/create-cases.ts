import { protect } from '@tongban/database'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** A centre's cases: the row as it stands, its parties, its steps, and the blocks its numbers come from. */
export class CreateCases1764001000000 implements MigrationInterface {
  readonly name = 'CreateCases1764001000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table case_file (
        centre_id text not null,
        id uuid not null,
        version int not null constraint case_file_version_counts check (version >= 1),
        state text not null constraint case_file_state_known check (state in
          ('received', 'notified', 'accepted', 'handled', 'reviewed', 'approved', 'refused', 'concluded', 'delivered', 'not-accepted', 'withdrawn', 'lapsed')),
        item_code text not null,
        item_version int not null,
        terms jsonb not null,
        channel text not null,
        source_system text,
        external_id text,
        papers jsonb not null,
        received_at timestamptz not null,
        notify_by date not null,
        notify_by_provisional boolean not null,
        notification jsonb,
        number text,
        receipt_hash bytea,
        accepted_at timestamptz,
        promised jsonb,
        statutory jsonb,
        promised_due date,
        officers jsonb not null,
        concluded_at timestamptz,
        result text constraint case_file_result_known check (result in ('granted', 'refused')),
        closed_at timestamptz,
        subject_keys text[] not null,
        subject_key_version int not null,
        last_step_hash text not null,
        last_occurred_at timestamptz not null,
        constraint case_file_pk primary key (centre_id, id),
        constraint case_file_number_unique unique (centre_id, number),
        constraint case_file_number_from_acceptance check ((number is null) = (accepted_at is null) and (number is null) = (receipt_hash is null)),
        constraint case_file_clocks_from_acceptance check ((accepted_at is null) = (promised is null) and (accepted_at is null) = (statutory is null)),
        constraint case_file_result_at_conclusion check ((concluded_at is null) = (result is null))
      ) with (fillfactor = 80)`)
    await runner.query('create index case_file_received on case_file (centre_id, received_at, id)')
    await runner.query('create index case_file_due on case_file (centre_id, promised_due, id) where promised_due is not null')
    await runner.query(`
      create table case_party (
        centre_id text not null,
        case_id uuid not null,
        no int not null,
        role text not null constraint case_party_role_known check (role in ('applicant', 'co-applicant', 'agent', 'legal-representative')),
        kind text not null constraint case_party_kind_known check (kind in ('person', 'organisation')),
        identity_type text not null constraint case_party_identity_known check (identity_type in ('citizen-number', 'passport', 'credit-code', 'organisation-code')),
        identity_sealed bytea not null,
        name_sealed bytea not null,
        key_id text not null,
        subject_key text not null,
        subject_key_version int not null,
        constraint case_party_pk primary key (centre_id, case_id, no),
        constraint case_party_of_case foreign key (centre_id, case_id) references case_file (centre_id, id)
      )`)
    await runner.query('create index case_party_subject on case_party (centre_id, subject_key)')
    await runner.query(`
      create table case_step (
        centre_id text not null,
        case_id uuid not null,
        no int not null constraint case_step_no_counts check (no >= 1),
        kind text not null,
        stage text not null,
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
        command_id uuid not null,
        command_hash bytea not null,
        constraint case_step_pk primary key (centre_id, case_id, no),
        constraint case_step_command unique (centre_id, command_id),
        constraint case_step_of_case foreign key (centre_id, case_id) references case_file (centre_id, id),
        constraint case_step_not_in_the_future check (occurred_at <= recorded_at),
        constraint case_step_late_has_reason check (occurred_at = recorded_at or reason is not null),
        constraint case_step_chained check ((no = 1) = (previous_step_hash is null))
      )`)
    await runner.query(`
      create table case_number_block (
        centre_id text not null,
        on_day date not null,
        next_sequence int not null,
        constraint case_number_block_pk primary key (centre_id, on_day)
      )`)
    for (const table of ['case_file', 'case_party', 'case_step', 'case_number_block']) await runner.query(protect(table, 'tenant'))
    // History is added to, never changed: not even by SQL as the application role.
    await runner.query('revoke update, delete on case_step from tongban_app, tongban_plumbing')
    await runner.query('revoke delete on case_file, case_party, case_number_block from tongban_app, tongban_plumbing')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table case_number_block, case_step, case_party, case_file')
  }
}
