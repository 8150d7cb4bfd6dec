import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The joint job and node that a case was opened for. */
export class NameTasksOfCases1764002100000 implements MigrationInterface {
  readonly name = 'NameTasksOfCases1764002100000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table ledger_case add column joint jsonb')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table ledger_case drop column joint')
  }
}
