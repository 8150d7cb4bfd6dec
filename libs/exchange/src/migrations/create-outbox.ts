import { protect } from '@tongban/database'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What acts have written and the relay has not stamped. The application role may insert rows of sources it serves, and nothing else. */
export class CreateOutbox1764000100000 implements MigrationInterface {
  readonly name = 'CreateOutbox1764000100000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox (
        position bigint generated always as identity constraint outbox_pk primary key,
        source text not null,
        topic text not null,
        key text not null,
        aggregate_type text not null,
        aggregate_id text not null,
        aggregate_version int not null,
        type text not null,
        event_id uuid not null,
        occurred_at timestamptz not null,
        body text not null,
        hash bytea not null,
        constraint outbox_hash_is_of_body check (hash = sha256(convert_to(body, 'UTF8'))),
        constraint outbox_body_fits check (octet_length(body) <= 1048576)
      ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)`)
    await runner.query(protect('outbox', 'plumbing', 'source'))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table outbox')
  }
}
