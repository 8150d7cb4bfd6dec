import type { MigrationInterface, QueryRunner } from 'typeorm'

/** A message whose headers are no JSON object of texts is refused when it is sent: every reader of the topic would stumble over it. */
export class CheckHeaders1764000010000 implements MigrationInterface {
  readonly name = 'CheckHeaders1764000010000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CHECKING)
  }

  async down(): Promise<void> {
    // Going back would only let in what nobody can read.
  }
}

const CHECKING = `
create or replace function xsend(p_topic text, p_partitions int[], p_keys text[], p_values text[], p_headers text[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  t xtopic := xopen(p_topic, true);
  appended bigint;
  readable boolean;
begin
  begin
    select coalesce(bool_and(h is not null and case jsonb_typeof(h::jsonb) when 'object' then not exists (select from jsonb_each(h::jsonb) e where jsonb_typeof(e.value) <> 'string') else false end), true)
      into readable from unnest(p_headers) h;
  exception when data_exception then
    readable := false;
  end;
  if not readable then
    raise exception using errcode = 'TB422', message = format('The headers of a message for %s are no JSON object of texts.', p_topic);
  end if;
  perform from xpartition where topic_id = t.id and partition = any (p_partitions) order by partition for update;
  with m as materialized (
    select * from unnest(p_partitions, p_keys, p_values, p_headers) with ordinality as m (partition, key, value, headers, i)
  ), n as (
    select partition, count(*) as messages from m group by partition
  ), p as (
    update xpartition x set next_offset = x.next_offset + n.messages from n
    where x.topic_id = t.id and x.partition = n.partition returning x.partition, x.next_offset - n.messages as base
  )
  insert into xlog (topic_id, partition, "offset", key, value, headers, size, compacted, appended_at)
  select t.id, partition, p.base + row_number() over (partition by partition order by m.i) - 1, m.key, m.value, m.headers,
    octet_length(m.key) + coalesce(octet_length(m.value), 0) + octet_length(m.headers), t.compacted, clock_timestamp()
  from m join p using (partition);
  get diagnostics appended = row_count;
  if appended <> cardinality(p_keys) then
    raise exception using errcode = 'TB409', message = format('The topic %s has %s partitions.', p_topic, t.partitions);
  end if;
  if t.compacted then
    delete from xlog l using (select key, max("offset") as newest from xlog where topic_id = t.id and compacted and key = any (p_keys) group by key) k
    where l.topic_id = t.id and l.compacted and l.key = k.key and l."offset" < k.newest;
    -- A tombstone stays a day, so that readers that were away learn of it.
    delete from xlog where topic_id = t.id and compacted and value is null and appended_at < clock_timestamp() - interval '1 day';
  end if;
  perform pg_notify('tongban_exchange', p_topic);
end $$;`
