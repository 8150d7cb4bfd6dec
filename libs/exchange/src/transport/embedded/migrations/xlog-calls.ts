const definer = 'security definer set search_path = public, pg_temp'

/**
 * What a deployment can do with the log. Error codes: 42501 not granted, TB404 no such topic, TB409 other properties.
 * The right is looked up before the topic, so that who has none learns nothing about what is there.
 */
export const callsSql = `
create function xallowed(p_topic text, p_write boolean) returns boolean language sql stable ${definer} as $$
  select exists (select from xgrant where role = session_user and p_topic like pattern and case when p_write then may_write else may_read end)
$$;

create function xopen(p_topic text, p_write boolean) returns xtopic language plpgsql stable ${definer} as $$
declare
  t xtopic;
begin
  if not xallowed(p_topic, p_write) then
    raise exception using errcode = '42501',
      message = format('The role %s may not %s the topic %s.', session_user, case when p_write then 'write to' else 'read' end, p_topic);
  end if;
  select * into t from xtopic where name = p_topic;
  if t.id is null then
    raise exception using errcode = 'TB404', message = format('There is no topic %s.', p_topic);
  end if;
  return t;
end $$;

create function xlookup(p_topic text, p_write boolean) returns table (partitions int, compacted boolean) language sql stable ${definer} as $$
  select (t).partitions, (t).compacted from xopen(p_topic, p_write) as t
$$;

-- A topic may be created by whoever may write it; anybody who may use it may ask whether it is as expected.
create function xensure(p_topic text, p_partitions int, p_compacted boolean) returns void language plpgsql ${definer} as $$
declare
  t xtopic;
begin
  if not xallowed(p_topic, true) and not xallowed(p_topic, false) then
    raise exception using errcode = '42501', message = format('The role %s may not use the topic %s.', session_user, p_topic);
  end if;
  select * into t from xtopic where name = p_topic;
  if t.id is null then
    perform pg_advisory_xact_lock(7166213);
    if xallowed(p_topic, true) then
      insert into xtopic (name, partitions, compacted) values (p_topic, p_partitions, p_compacted) on conflict do nothing;
    end if;
    t := xopen(p_topic, xallowed(p_topic, true));
    insert into xpartition (topic_id, partition) select t.id, n from generate_series(0, t.partitions - 1) n on conflict do nothing;
  end if;
  if t.partitions <> p_partitions or t.compacted <> p_compacted then
    raise exception using errcode = 'TB409', message = format('The topic %s has %s partitions and is %scompacted; %s partitions, %scompacted were asked for.',
      p_topic, t.partitions, case when t.compacted then '' else 'not ' end, p_partitions, case when p_compacted then '' else 'not ' end);
  end if;
end $$;

-- The partition's row stays locked until commit: offsets have no gaps and become visible in their order.
create function xsend(p_topic text, p_partitions int[], p_keys text[], p_values text[], p_headers text[]) returns void language plpgsql ${definer} as $$
declare
  t xtopic := xopen(p_topic, true);
  appended bigint;
begin
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
end $$;

create function xheads(p_topics text[]) returns table (topic text, "partition" int, next_offset bigint) language sql stable ${definer} as $$
  select t.name, p.partition, p.next_offset from xtopic t join xpartition p on p.topic_id = t.id where t.name = any (p_topics) and xallowed(t.name, false)
$$;

create function xfetch(p_topic text, p_partition int, p_from bigint, p_messages int, p_bytes bigint)
returns table ("offset" bigint, key text, value text, headers text) language plpgsql stable ${definer} as $$
#variable_conflict use_column
declare
  t xtopic := xopen(p_topic, false);
  v_last bigint;
begin
  select max(w."offset") into v_last from (
    select s."offset", s.size, sum(s.size) over (order by s."offset") as total from (
      select l."offset", l.size from xlog l where l.topic_id = t.id and l.partition = p_partition and l."offset" >= p_from order by l."offset" limit p_messages
    ) s
  ) w where w.total <= p_bytes or w.total = w.size;
  return query select l."offset", l.key, l.value, l.headers from xlog l
    where l.topic_id = t.id and l.partition = p_partition and l."offset" between p_from and v_last order by l."offset";
end $$;

-- A group's part in one topic. Groups belong to the role that named them.
create function xjoin(p_group text, p_topic text) returns int language plpgsql ${definer} as $$
declare
  t xtopic := xopen(p_topic, false);
begin
  insert into xgroup (role, name, topic_id) values (session_user, p_group, t.id) on conflict do nothing;
  return (select id from xgroup where role = session_user and name = p_group and topic_id = t.id);
end $$;

create function xposition(p_group int, p_partition int) returns bigint language sql stable ${definer} as $$
  select c.next_offset from xcommitted c join xgroup g on g.id = c.group_id where g.id = p_group and g.role = session_user and c.partition = p_partition
$$;

create function xcommit(p_group int, p_partition int, p_next bigint) returns void language sql ${definer} as $$
  insert into xcommitted (group_id, partition, next_offset) select id, p_partition, p_next from xgroup where id = p_group and role = session_user
  on conflict (group_id, partition) do update set next_offset = excluded.next_offset
$$;
`
