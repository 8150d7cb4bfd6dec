import { protect } from '@tongban/database'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Joint jobs as the receiving centre keeps them: the row as it stands, its parties, its steps, and the blocks its numbers come from. */
export class CreateSubmissions1764001500000 implements MigrationInterface {
  readonly name = 'CreateSubmissions1764001500000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table submission (
        centre_id text not null,
        id uuid not null,
        version int not null constraint submission_version_counts check (version >= 1),
        state text not null constraint submission_state_known check (state in
          ('submitted', 'correction', 'accepted', 'in-review', 'issuing', 'granted', 'partial', 'refused', 'not-accepted', 'withdrawing', 'withdrawn', 'lapsed', 'not-taken')),
        number text not null,
        receipt_hash bytea not null,
        blueprint_code text not null,
        blueprint_version int not null,
        lead text not null,
        region text not null,
        papers jsonb not null,
        received_at timestamptz not null,
        request jsonb,
        progress jsonb,
        closed_at timestamptz,
        subject_keys text[] not null,
        subject_key_version int not null,
        last_step_hash text not null,
        last_occurred_at timestamptz not null,
        constraint submission_pk primary key (centre_id, id),
        constraint submission_number_unique unique (centre_id, number)
      ) with (fillfactor = 80)`)
    await runner.query('create index submission_received on submission (centre_id, received_at, id)')
    await runner.query(`
      create table submission_party (
        centre_id text not null,
        submission_id uuid not null,
        no int not null,
        role text not null constraint submission_party_role_known check (role in ('applicant', 'co-applicant', 'agent', 'legal-representative')),
        kind text not null constraint submission_party_kind_known check (kind in ('person', 'organisation')),
        identity_type text not null constraint submission_party_identity_known check (identity_type in ('citizen-number', 'passport', 'credit-code', 'organisation-code')),
        identity_sealed bytea not null,
        name_sealed bytea not null,
        key_id text not null,
        subject_key text not null,
        subject_key_version int not null,
        constraint submission_party_pk primary key (centre_id, submission_id, no),
        constraint submission_party_of_submission foreign key (centre_id, submission_id) references submission (centre_id, id)
      )`)
    await runner.query('create index submission_party_subject on submission_party (centre_id, subject_key)')
    await runner.query(`
      create table submission_step (
        centre_id text not null,
        submission_id uuid not null,
        no int not null constraint submission_step_no_counts check (no >= 1),
        kind text not null,
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
        constraint submission_step_pk primary key (centre_id, submission_id, no),
        constraint submission_step_command unique (centre_id, command_id),
        constraint submission_step_of_submission foreign key (centre_id, submission_id) references submission (centre_id, id),
        constraint submission_step_not_in_the_future check (occurred_at <= recorded_at),
        constraint submission_step_late_has_reason check (occurred_at = recorded_at or reason is not null),
        constraint submission_step_chained check ((no = 1) = (previous_step_hash is null))
      )`)
    await runner.query(`
      create table submission_number_block (
        centre_id text not null,
        on_day date not null,
        next_sequence int not null,
        constraint submission_number_block_pk primary key (centre_id, on_day)
      )`)
    for (const table of ['submission', 'submission_party', 'submission_step', 'submission_number_block']) await runner.query(protect(table, 'tenant'))
    // History is added to, never changed: not even by SQL as the application role.
    await runner.query('revoke update, delete on submission_step from tongban_app, tongban_plumbing')
    await runner.query('revoke delete on submission, submission_party, submission_number_block from tongban_app, tongban_plumbing')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table submission_number_block, submission_step, submission_party, submission')
  }
}
