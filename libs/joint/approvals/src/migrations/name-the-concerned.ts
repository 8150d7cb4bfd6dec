import { protect } from '@tongban/database'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The centres a job concerns, so that the list of one centre's supervisor is found and not searched for. A table and no array beside the row: under
 * row-level security only what PostgreSQL calls leakproof is looked up in an index, as the equality of texts is and the overlap of arrays is not.
 */
export class NameTheConcerned1764004100000 implements MigrationInterface {
  readonly name = 'NameTheConcerned1764004100000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table joint_concern (
        centre_id text not null,
        centre text not null,
        job_id uuid not null,
        constraint joint_concern_pk primary key (centre_id, centre, job_id),
        constraint joint_concern_of_job foreign key (centre_id, job_id) references joint_job (centre_id, id)
      )`)
    await runner.query(`
      insert into joint_concern
      select centre_id, received_by, id from joint_job
      union
      select t.centre_id, h ->> 'centre', t.job_id from joint_task t cross join lateral jsonb_array_elements(t.row -> 'holdings') as h`)
    await runner.query(protect('joint_concern', 'tenant'))
    await runner.query('revoke update, delete on joint_concern from tongban_app, tongban_plumbing')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table joint_concern')
  }
}
