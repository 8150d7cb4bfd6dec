import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The day the inbox sorts by, computed from the row as `inboxDay` in core/deadline.ts does, and an index over the open cases alone. Neither changes while a case
 * goes through its stages, so that most acts still touch no index.
 */
export class SortTheInbox1764001200000 implements MigrationInterface {
  readonly name = 'SortTheInbox1764001200000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table case_file add column next_due date not null generated always as (coalesce(case
        when state = 'received' and task is null then notify_by
        when state = 'notified' then date '1970-01-01' + (notification ->> 'completeBy')::int
        else promised_due end, date '9999-12-31')) stored`)
    await runner.query('create index case_file_inbox on case_file (centre_id, next_due, id) where closed_at is null')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index case_file_inbox; alter table case_file drop column next_due')
  }
}
