import { protect } from '@tongban/database'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The city office's side: drafts, what is published of them, and the record of acts. */
export class CreateBlueprints1764000450000 implements MigrationInterface {
  readonly name = 'CreateBlueprints1764000450000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table blueprint_version (
        centre_id text not null,
        code text not null,
        version int not null constraint blueprint_version_counts_from_1 check (version >= 1),
        revision int not null,
        state text not null constraint blueprint_version_state check (state in ('draft', 'published', 'discarded')),
        content text not null,
        changed_at timestamptz not null,
        changed_by text not null,
        constraint blueprint_version_pk primary key (centre_id, code, version)
      );
      create unique index blueprint_version_one_draft on blueprint_version (centre_id, code) where state = 'draft';
      ${protect('blueprint_version', 'tenant')};
      revoke delete on blueprint_version from tongban_app, tongban_plumbing`)
    await runner.query(`
      create table blueprint_published (
        centre_id text not null,
        code text not null,
        version int not null,
        effective_from date not null,
        content text not null,
        content_hash bytea not null constraint blueprint_published_hash_is_of_content check (content_hash = sha256(convert_to(content, 'UTF8'))),
        layout text not null,
        published_at timestamptz not null,
        published_by text not null,
        constraint blueprint_published_pk primary key (centre_id, code, version)
      );
      ${protect('blueprint_published', 'tenant')}`)
    await runner.query(`
      create table blueprint_step (
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
        constraint blueprint_step_pk primary key (centre_id, code, version, no),
        constraint blueprint_step_command unique (centre_id, command_id)
      );
      ${protect('blueprint_step', 'tenant')}`)
    // What is published, and what was done, never changes: no grant allows it, and the trigger stops the owner as well.
    await runner.query(`
      create function blueprint_never_changes() returns trigger language plpgsql as $$
      begin
        raise exception '% is published or on record and never changes; publish a new version', tg_table_name using errcode = 'insufficient_privilege';
      end $$;
      revoke update, delete, truncate on blueprint_published, blueprint_step from tongban_app, tongban_plumbing;
      create trigger blueprint_version_closed before update on blueprint_version for each row when (old.state <> 'draft') execute function blueprint_never_changes();
      create trigger blueprint_published_immutable before update or delete on blueprint_published for each row execute function blueprint_never_changes();
      create trigger blueprint_published_kept before truncate on blueprint_published for each statement execute function blueprint_never_changes();
      create trigger blueprint_step_immutable before update or delete on blueprint_step for each row execute function blueprint_never_changes();
      create trigger blueprint_step_kept before truncate on blueprint_step for each statement execute function blueprint_never_changes()`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table blueprint_step, blueprint_published, blueprint_version; drop function blueprint_never_changes()')
  }
}
