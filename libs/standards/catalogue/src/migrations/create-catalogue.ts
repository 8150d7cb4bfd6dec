import { protect } from '@tongban/database'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Drafts, what is published of them, the record of acts, and what stands on the standards topic. */
export class CreateCatalogue1764000400000 implements MigrationInterface {
  readonly name = 'CreateCatalogue1764000400000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table catalogue_version (
        centre_id text not null,
        code text not null,
        version int not null constraint catalogue_version_counts_from_1 check (version >= 1),
        revision int not null,
        state text not null constraint catalogue_version_state check (state in ('draft', 'published', 'discarded')),
        based_on int,
        content text not null,
        changed_at timestamptz not null,
        changed_by text not null,
        constraint catalogue_version_pk primary key (centre_id, code, version)
      );
      create unique index catalogue_version_one_draft on catalogue_version (centre_id, code) where state = 'draft';
      ${protect('catalogue_version', 'tenant')};
      revoke delete on catalogue_version from tongban_app, tongban_plumbing`)
    await runner.query(`
      create table catalogue_item (
        centre_id text not null,
        code text not null,
        version int not null,
        department text not null,
        kind text not null,
        tiers text[] not null,
        effective_from date not null,
        content text not null,
        content_hash bytea not null constraint catalogue_item_hash_is_of_content check (content_hash = sha256(convert_to(content, 'UTF8'))),
        published_at timestamptz not null,
        published_by text not null,
        constraint catalogue_item_pk primary key (centre_id, code, version)
      );
      create index catalogue_item_by_effective on catalogue_item (centre_id, effective_from, code, version);
      create index catalogue_item_by_published on catalogue_item (centre_id, published_at, code, version);
      create index catalogue_item_by_department on catalogue_item (centre_id, department, code, version);
      ${protect('catalogue_item', 'tenant')}`)
    await runner.query(`
      create table catalogue_step (
        centre_id text not null,
        code text not null,
        version int not null,
        no int not null,
        kind text not null,
        actor text not null,
        occurred_at timestamptz not null,
        recorded_at timestamptz not null,
        command_id uuid not null,
        command_hash bytea not null,
        answer text not null,
        constraint catalogue_step_pk primary key (centre_id, code, version, no),
        constraint catalogue_step_command unique (centre_id, command_id)
      );
      ${protect('catalogue_step', 'tenant')}`)
    // What is published, and what was done, never changes: no grant allows it, and the trigger stops the owner as well.
    await runner.query(`
      create function catalogue_never_changes() returns trigger language plpgsql as $$
      begin
        raise exception '% is published or on record and never changes; publish a new version', tg_table_name using errcode = 'insufficient_privilege';
      end $$;
      revoke update, delete, truncate on catalogue_item, catalogue_step from tongban_app, tongban_plumbing;
      create trigger catalogue_version_closed before update on catalogue_version for each row when (old.state <> 'draft') execute function catalogue_never_changes();
      create trigger catalogue_item_immutable before update or delete on catalogue_item for each row execute function catalogue_never_changes();
      create trigger catalogue_item_kept before truncate on catalogue_item for each statement execute function catalogue_never_changes();
      create trigger catalogue_step_immutable before update or delete on catalogue_step for each row execute function catalogue_never_changes();
      create trigger catalogue_step_kept before truncate on catalogue_step for each statement execute function catalogue_never_changes()`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table catalogue_step, catalogue_item, catalogue_version; drop function catalogue_never_changes()')
  }
}
