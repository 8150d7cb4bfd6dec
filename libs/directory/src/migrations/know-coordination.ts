import type { QueryRunner } from 'typeorm'

const kinds = (table: string, list: string) => `alter table ${table} drop constraint ${table}_kind, add constraint ${table}_kind check (kind in (${list}))`

/** Coordination is a deployment and a source of its own: neither a centre nor the city office. */
export class KnowCoordination1767225603000 {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['deployment', 'source']) await runner.query(kinds(table, "'centre', 'city-office', 'coordination'"))
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['deployment', 'source']) await runner.query(kinds(table, "'centre', 'city-office'"))
  }
}
