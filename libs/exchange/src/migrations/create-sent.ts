import { protect } from '@tongban/database'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The relay's side: where each stream stands, what was stamped, how far it was shipped, and what was asked for again. */
export class CreateSent1764000200000 implements MigrationInterface {
  readonly name = 'CreateSent1764000200000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table stream (
        source text not null,
        topic text not null,
        last_seq bigint not null,
        link bytea not null,
        seal bytea not null,
        stamped_at timestamptz not null,
        constraint stream_pk primary key (source, topic)
      ) with (fillfactor = 50)`)
    await runner.query(`
      create table stream_bucket (
        source text not null,
        topic text not null,
        bucket int not null,
        count bigint not null,
        digest bigint not null,
        constraint stream_bucket_pk primary key (source, topic, bucket)
      ) with (fillfactor = 50)`)
    await runner.query(`
      create table sent (
        month date not null,
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
        stamped_at timestamptz not null,
        constraint sent_pk primary key (source, topic, seq, month)
      ) partition by range (month)`)
    // Partitions are made by the owner's function, so that the relay need not own the table. Nobody is granted a partition by itself.
    await runner.query(`
      create function ensure_sent_partitions(first_month date, months int) returns int
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        beginning date;
        part text;
        made int := 0;
      begin
        if months not between 1 and 24 then raise exception 'months must be 1 to 24'; end if;
        for i in 0 .. months - 1 loop
          beginning := (date_trunc('month', first_month) + make_interval(months => i))::date;
          part := 'sent_' || to_char(beginning, 'YYYY_MM');
          if to_regclass('public.' || part) is null then
            execute format('create table %I partition of sent for values from (%L) to (%L)', part, beginning, (beginning + interval '1 month')::date);
            execute format('alter table %I enable row level security', part);
            execute format('alter table %I force row level security', part);
            made := made + 1;
          end if;
        end loop;
        return made;
      end $$`)
    await runner.query('revoke execute on function ensure_sent_partitions(date, int) from public')
    await runner.query('grant execute on function ensure_sent_partitions(date, int) to tongban_plumbing')
    await runner.query(`
      create table ship_cursor (
        source text not null,
        topic text not null,
        seq bigint not null,
        head_seq bigint not null,
        head_kid text not null,
        head_signature bytea not null,
        shipped_at timestamptz not null,
        constraint ship_cursor_pk primary key (source, topic)
      ) with (fillfactor = 50)`)
    await runner.query(`
      create table resend (
        source text not null,
        topic text not null,
        from_seq bigint not null,
        to_seq bigint not null,
        asked_by text not null,
        asked_at timestamptz not null,
        constraint resend_pk primary key (source, topic, from_seq, to_seq)
      )`)
    for (const table of ['stream', 'stream_bucket', 'sent', 'ship_cursor', 'resend']) await runner.query(protect(table, 'plumbing'))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table resend, ship_cursor, sent, stream_bucket, stream')
    await runner.query('drop function ensure_sent_partitions(date, int)')
  }
}
