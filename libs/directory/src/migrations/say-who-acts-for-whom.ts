import type { QueryRunner } from 'typeorm'

/** Which department is the hall that acts for the others of its centre, and how far back a post may record. */
export class SayWhoActsForWhom1767225602500 {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table department add hall boolean not null default false')
    await runner.query('alter table post add late_days integer not null default 0 constraint post_late_days check (late_days between 0 and 60)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table post drop late_days')
    await runner.query('alter table department drop hall')
  }
}
