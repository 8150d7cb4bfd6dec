import { protect } from '@tongban/database'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What a ledger keeps: every event as it came, the latest of each aggregate, what could not be applied, what the comparisons found. */
export class CreateLedger1764000400000 implements MigrationInterface {
  readonly name = 'CreateLedger1764000400000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table ledger_event (
        owner text not null,
        source text not null,
        topic text not null,
        seq bigint not null,
        event_id uuid not null,
        type text not null,
        aggregate_type text not null,
        aggregate_id text not null,
        aggregate_version int not null,
        occurred_at timestamptz not null,
        key text not null,
        body text not null,
        hash bytea not null,
        link bytea not null,
        seal bytea not null,
        received_at timestamptz not null,
        constraint ledger_event_pk primary key (owner, source, topic, seq)
      )`)
    await runner.query('create index ledger_event_aggregate on ledger_event (owner, aggregate_type, aggregate_id, aggregate_version)')
    await runner.query(`
      create table ledger_entry (
        owner text not null,
        source text not null,
        aggregate_type text not null,
        aggregate_id text not null,
        aggregate_version int not null,
        type text not null,
        topic text not null,
        seq bigint not null,
        occurred_at timestamptz not null,
        hash bytea not null,
        constraint ledger_entry_pk primary key (owner, source, aggregate_type, aggregate_id)
      ) with (fillfactor = 80)`)
    await runner.query(`
      create table dead_letter (
        owner text not null,
        source text not null,
        topic text not null,
        seq bigint not null,
        type text not null,
        aggregate_type text not null,
        aggregate_id text not null,
        why text not null,
        field text,
        explanation text not null,
        parked_at timestamptz not null,
        announced_at timestamptz,
        replayed_at timestamptz,
        constraint dead_letter_pk primary key (owner, source, topic, seq)
      )`)
    await runner.query('create index dead_letter_open on dead_letter (owner, source, aggregate_type, aggregate_id) where replayed_at is null')
    await runner.query(`
      create table finding (
        owner text not null,
        source text not null,
        topic text not null,
        seq bigint not null,
        kind text not null,
        stored_hash bytea,
        verified_hash bytea not null,
        found_at timestamptz not null,
        constraint finding_pk primary key (owner, source, topic, seq, kind)
      )`)
    await runner.query(`
      create table digest_check (
        owner text not null,
        source text not null,
        topic text not null,
        after_seq bigint not null,
        differing int[] not null,
        checked_at timestamptz not null,
        constraint digest_check_pk primary key (owner, source, topic, after_seq)
      )`)
    await runner.query(`
      create table certificate (
        owner text not null,
        source text not null,
        topic text not null,
        day date not null,
        text text not null,
        kid text not null,
        signature bytea not null,
        signed_at timestamptz not null,
        constraint certificate_pk primary key (owner, source, topic, day)
      )`)
    for (const table of ['ledger_event', 'ledger_entry', 'dead_letter', 'finding', 'digest_check', 'certificate']) {
      await runner.query(protect(table, 'owner', 'owner'))
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table certificate, digest_check, finding, dead_letter, ledger_entry, ledger_event')
  }
}
