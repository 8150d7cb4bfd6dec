import { protect } from '@tongban/database'
import type { MigrationInterface, QueryRunner } from 'typeorm'

const ENVELOPE = `
  event_id uuid not null,
  type text not null,
  aggregate_type text not null,
  aggregate_id text not null,
  aggregate_version int not null,
  occurred_at timestamptz not null,
  key text not null,
  body text not null,
  hash bytea not null,
  link bytea not null`

/** The reader's side: where each stream was read to, what waits for a missing number, what was asked again, what was refused. */
export class CreateInbox1764000300000 implements MigrationInterface {
  readonly name = 'CreateInbox1764000300000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table inbox (
        source text not null,
        topic text not null,
        owner text not null,
        last_seq bigint not null,
        link bytea not null,
        seal bytea not null,
        head_kid text,
        head_signature bytea,
        received_at timestamptz not null,
        constraint inbox_pk primary key (source, topic)
      ) with (fillfactor = 50)`)
    // Beyond a gap (sealed: its batch was signed), or before the signed head of its batch has come (seal is null).
    await runner.query(`
      create table parked (
        source text not null,
        topic text not null,
        seq bigint not null,${ENVELOPE},
        seal bytea,
        before bytea,
        head jsonb,
        parked_at timestamptz not null,
        constraint parked_pk primary key (source, topic, seq)
      )`)
    await runner.query(`
      create table resend_request (
        source text not null,
        topic text not null,
        from_seq bigint not null,
        to_seq bigint,
        asked_at timestamptz not null,
        times int not null,
        constraint resend_request_pk primary key (source, topic, from_seq)
      )`)
    await runner.query(`
      create table refused_message (
        id bigint generated always as identity constraint refused_message_pk primary key,
        topic text not null,
        partition int not null,
        "offset" text not null,
        source text,
        seq text,
        why text not null,
        headers jsonb not null,
        bytes int not null,
        body_hash bytea,
        refused_at timestamptz not null,
        constraint refused_message_once unique (topic, partition, "offset", why)
      )`)
    await runner.query(`
      create table standard_in_force (
        key text not null constraint standard_in_force_pk primary key,
        hash bytea not null,
        type text not null,
        seq bigint not null,
        body text not null,
        kid text not null,
        received_at timestamptz not null
      )`)
    for (const table of ['inbox', 'parked', 'resend_request', 'refused_message']) await runner.query(protect(table, 'plumbing'))
    await runner.query(protect('standard_in_force', 'reference'))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table standard_in_force, refused_message, resend_request, parked, inbox')
  }
}
