import { protect } from '@tongban/database'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What stands on the standards topic by key (the manifest is made of it), the commands that wrote there, and who runs what. */
export class CreateStandardPublication1764000401000 implements MigrationInterface {
  readonly name = 'CreateStandardPublication1764000401000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table standard_publication (
        centre_id text not null,
        key text not null,
        revision int not null,
        type text not null,
        body text not null,
        hash bytea not null constraint standard_publication_hash_is_of_body check (hash = sha256(convert_to(body, 'UTF8'))),
        published_at timestamptz not null,
        constraint standard_publication_pk primary key (centre_id, key)
      );
      ${protect('standard_publication', 'tenant')};
      revoke delete on standard_publication from tongban_app`)
    await runner.query(`
      create table office_time_step (
        centre_id text not null,
        no int not null,
        actor text not null,
        offset_ms bigint not null,
        recorded_at timestamptz not null,
        command_id uuid not null,
        command_hash bytea not null,
        constraint office_time_step_pk primary key (centre_id, no),
        constraint office_time_step_command unique (centre_id, command_id)
      );
      ${protect('office_time_step', 'tenant')};
      revoke update, delete on office_time_step from tongban_app, tongban_plumbing`)
    await runner.query(`
      create table catalogue_adoption (
        owner text not null,
        centre_id text not null,
        code text not null,
        version int not null,
        content_hash bytea not null,
        effective_from date not null,
        adopted_at timestamptz not null,
        constraint catalogue_adoption_pk primary key (owner, code, centre_id, version)
      );
      ${protect('catalogue_adoption', 'owner', 'owner')}`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table catalogue_adoption, office_time_step, standard_publication')
  }
}
