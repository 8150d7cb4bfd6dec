import { protect } from '@tongban/database'
import type { QueryRunner } from 'typeorm'

/** Effective-dated: a day d lies in an entry when valid_from <= d and (valid_to is null or d < valid_to). */
const EFFECTIVE = 'valid_from date not null, valid_to date'
const order = (table: string) => `constraint ${table}_order check (valid_to is null or valid_from < valid_to)`

const tables: Record<string, string> = {
  division: `
    code text not null constraint division_code check (code ~ '^[0-9]{6}([0-9]{3})?$'),
    zh text not null, en text, parent text, ${EFFECTIVE},
    constraint division_pk primary key (code, valid_from)`,
  deployment: `
    id text not null, kind text not null constraint deployment_kind check (kind in ('centre', 'city-office')),
    zh text not null, en text, ${EFFECTIVE},
    constraint deployment_pk primary key (id, valid_from)`,
  centre: `
    id text not null constraint centre_id check (id ~ '^[a-z0-9]{2,12}$'),
    tier text not null constraint centre_tier check (tier in ('CITY', 'DISTRICT', 'STREET')),
    kind text not null constraint centre_kind check (kind in ('general', 'branch', 'specialised-hall', 'station')),
    parent text, division text not null,
    ordinal integer not null constraint centre_ordinal check (ordinal between 1 and 99),
    zh text not null, en text, deployment text not null, ${EFFECTIVE},
    constraint centre_pk primary key (id, valid_from)`,
  source: `
    id text not null, kind text not null constraint source_kind check (kind in ('centre', 'city-office')),
    deployment text not null, ledger_centre text not null, ${EFFECTIVE},
    constraint source_pk primary key (id, valid_from)`,
  source_key: `
    source text not null, kid text not null, public_key text not null,
    valid_from timestamptz not null, valid_to timestamptz,
    constraint source_key_pk primary key (source, kid)`,
  department: `
    centre_id text not null, code text not null, zh text not null, en text, ${EFFECTIVE},
    constraint department_pk primary key (centre_id, code, valid_from)`,
  service_window: `
    centre_id text not null, id text not null, department text not null, general boolean not null, zh text not null, en text, ${EFFECTIVE},
    constraint service_window_pk primary key (centre_id, id, valid_from)`,
  post: `
    centre_id text not null, id text not null, department text not null, zh text not null, en text,
    stages text[] not null constraint post_stages check (stages <@ array['acceptance', 'handling', 'review', 'approval', 'conclusion', 'delivery']),
    is_head boolean not null, window_id text, ${EFFECTIVE},
    constraint post_pk primary key (centre_id, id, valid_from)`,
  post_holder: `
    centre_id text not null, post text not null, subject text not null, ${EFFECTIVE},
    constraint post_holder_pk primary key (centre_id, post, subject, valid_from)`,
  power: `
    item text not null, department text not null, region text not null constraint power_region check (region ~ '^[0-9]{2}([0-9]{2}([0-9]{2}([0-9]{3})?)?)?$'),
    basis text not null constraint power_basis check (basis in ('statutory', 'delegated', 'transferred')),
    in_name_of text, ${EFFECTIVE},
    constraint power_pk primary key (item, department, region, valid_from)`,
}

export class CreateDirectory1767225601000 {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(tables)) {
      await runner.query(`create table ${table} (${columns}, ${order(table)})`)
      await runner.query(protect(table, 'reference'))
    }
    // One row: its number grows with every change, so that a process sees by one number whether what it has read still holds.
    await runner.query(`create table directory_version (
      one boolean not null default true constraint directory_version_pk primary key constraint directory_version_one check (one),
      version bigint not null, imported text)`)
    await runner.query(protect('directory_version', 'reference'))
    await runner.query('insert into directory_version (version) values (0)')
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['directory_version', ...Object.keys(tables)]) await runner.query(`drop table ${table}`)
  }
}
