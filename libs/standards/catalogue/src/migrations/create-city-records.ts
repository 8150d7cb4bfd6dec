import { protect } from '@tongban/database'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Which sources were enrolled, how office time was set, and who runs what. */
export class CreateCityRecords1764000401000 implements MigrationInterface {
  readonly name = 'CreateCityRecords1764000401000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table source_enrolment (
        centre_id text not null,
        source text not null,
        revision int not null,
        entry text not null,
        published_at timestamptz not null,
        constraint source_enrolment_pk primary key (centre_id, source)
      );
      ${protect('source_enrolment', 'tenant')};
      revoke delete on source_enrolment from tongban_app, tongban_plumbing`)
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
    await runner.query('drop table catalogue_adoption, office_time_step, source_enrolment')
  }
}
