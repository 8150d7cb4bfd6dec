import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Cases that are opened for tasks of joint jobs: one for each epoch; their clock runs before an officer claims them. */
export class JoinCasesToJobs1764001100000 implements MigrationInterface {
  readonly name = 'JoinCasesToJobs1764001100000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table case_file
        add column task jsonb,
        add column job_id uuid,
        add column job_node text,
        add column job_epoch int,
        drop constraint case_file_state_known,
        add constraint case_file_state_known check (state in
          ('received', 'notified', 'accepted', 'handled', 'reviewed', 'approved', 'refused', 'concluded', 'delivered', 'not-accepted', 'withdrawn', 'lapsed', 'cancelled')),
        drop constraint case_file_clocks_from_acceptance,
        add constraint case_file_clocks_from_acceptance check ((promised is null) = (statutory is null) and (promised is null) = (accepted_at is null and task is null)),
        add constraint case_file_task_whole check ((task is null) = (job_id is null) and (task is null) = (job_node is null) and (task is null) = (job_epoch is null)),
        add constraint case_file_cancelled_task check (state <> 'cancelled' or task is not null)`)
    await runner.query('create unique index case_file_task on case_file (centre_id, job_id, job_node, job_epoch) where job_id is not null')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table case_file
        drop column task, drop column job_id, drop column job_node, drop column job_epoch,
        drop constraint case_file_state_known,
        add constraint case_file_state_known check (state in
          ('received', 'notified', 'accepted', 'handled', 'reviewed', 'approved', 'refused', 'concluded', 'delivered', 'not-accepted', 'withdrawn', 'lapsed')),
        drop constraint case_file_clocks_from_acceptance,
        add constraint case_file_clocks_from_acceptance check ((accepted_at is null) = (promised is null) and (accepted_at is null) = (statutory is null))`)
  }
}
