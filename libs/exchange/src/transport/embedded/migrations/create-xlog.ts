import type { MigrationInterface, QueryRunner } from 'typeorm'
import { callsSql } from './xlog-calls.js'

/**
 * The log of the embedded transport. Nobody but the owner touches the tables: deployments call the functions, which know the caller by its
 * login role (session_user) and look up what it was granted.
 */
export class CreateXlog1764000000000 implements MigrationInterface {
  readonly name = 'CreateXlog1764000000000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table xtopic (
        id int generated always as identity constraint xtopic_pk primary key,
        name text not null constraint xtopic_name_unique unique constraint xtopic_name_form check (name ~ '^[a-z0-9][a-z0-9.-]{0,99}$'),
        partitions int not null constraint xtopic_partitions_few check (partitions between 1 and 1000),
        compacted boolean not null
      );
      create table xgrant (
        role text not null,
        pattern text not null,
        may_write boolean not null,
        may_read boolean not null,
        constraint xgrant_pk primary key (role, pattern)
      );
      create table xpartition (
        topic_id int not null constraint xpartition_topic references xtopic on delete cascade,
        partition int not null,
        next_offset bigint not null default 0,
        constraint xpartition_pk primary key (topic_id, partition)
      ) with (fillfactor = 20);
      create table xlog (
        topic_id int not null,
        partition int not null,
        "offset" bigint not null,
        key text not null,
        value text,
        headers text not null,
        size int not null,
        compacted boolean not null,
        appended_at timestamptz not null,
        constraint xlog_pk primary key (topic_id, partition, "offset"),
        constraint xlog_partition foreign key (topic_id) references xtopic on delete cascade,
        constraint xlog_value_fits check (octet_length(value) <= 1048576),
        constraint xlog_rest_fits check (octet_length(key) + octet_length(headers) <= 65536)
      );
      create index xlog_compacted_key on xlog (topic_id, key, "offset") where compacted;
      create table xgroup (
        id int generated always as identity constraint xgroup_pk primary key,
        role text not null,
        name text not null,
        topic_id int not null constraint xgroup_topic references xtopic on delete cascade,
        constraint xgroup_name_unique unique (role, name, topic_id)
      );
      create table xcommitted (
        group_id int not null constraint xcommitted_group references xgroup on delete cascade,
        partition int not null,
        next_offset bigint not null,
        constraint xcommitted_pk primary key (group_id, partition)
      ) with (fillfactor = 20)`)
    await runner.query(callsSql)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function xsend, xfetch, xheads, xcommit, xposition, xjoin, xensure, xlookup, xallowed, xopen;
      drop table xcommitted, xgroup, xlog, xpartition, xgrant, xtopic`)
  }
}
