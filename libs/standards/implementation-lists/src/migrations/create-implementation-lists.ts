import { protect } from '@tongban/database'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The city's standards as they arrived, what was refused of them, office time, and what each centre runs. */
export class CreateImplementationLists1764000500000 implements MigrationInterface {
  readonly name = 'CreateImplementationLists1764000500000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table standard_item (
        code text not null,
        version int not null,
        tiers text[] not null,
        effective_from date not null,
        content text not null,
        content_hash bytea not null,
        published_at timestamptz not null,
        constraint standard_item_pk primary key (code, version)
      );
      ${protect('standard_item', 'reference')}`)
    await runner.query(`
      create table standard_refused (
        no int generated always as identity constraint standard_refused_no unique,
        key text not null,
        hash bytea not null,
        type text not null,
        signed_by text not null,
        code text not null,
        params text not null,
        refused_at timestamptz not null,
        constraint standard_refused_pk primary key (key, hash)
      );
      ${protect('standard_refused', 'reference')}`)
    await runner.query(`
      create table office_time (
        one int not null default 1 constraint office_time_pk primary key constraint office_time_is_one check (one = 1),
        offset_ms bigint not null,
        set_at timestamptz not null,
        set_by text not null
      );
      ${protect('office_time', 'reference')}`)
    await runner.query(`
      create table implementation_item (
        centre_id text not null,
        code text not null,
        version int not null,
        department text not null,
        kind text not null,
        effective_from date not null,
        content text not null,
        content_hash bytea not null constraint implementation_item_hash_is_of_content check (content_hash = sha256(convert_to(content, 'UTF8'))),
        adopted_at timestamptz not null,
        constraint implementation_item_pk primary key (centre_id, code, version)
      );
      create index implementation_item_by_effective on implementation_item (centre_id, effective_from, code, version);
      ${protect('implementation_item', 'tenant')};
      revoke update, delete on implementation_item from tongban_app, tongban_plumbing`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table implementation_item, office_time, standard_refused, standard_item')
  }
}
