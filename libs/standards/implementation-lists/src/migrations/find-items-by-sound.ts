import { searchText } from '@tongban/service'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What an item is found by, beside it; the items that are there get theirs here. The index holds the text, so that a search reads no item that it does not find. */
export class FindItemsBySound1764000501000 implements MigrationInterface {
  readonly name = 'FindItemsBySound1764000501000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table implementation_item add column search text not null default ''")
    // The owner sees no centre's rows under row-level security, and adds to those of every centre: it is set aside for this transaction alone.
    await runner.query('alter table implementation_item no force row level security')
    const rows: { code: string; version: number; content: string }[] = await runner.query('select distinct on (code, version, content) code, version, content from implementation_item')
    for (const { code, version, content } of rows)
      await runner.query('update implementation_item set search = $4 where code = $1 and version = $2 and content = $3', [code, version, content, await searchText(code, JSON.parse(content).names)])
    await runner.query('alter table implementation_item force row level security')
    await runner.query('create index implementation_item_search on implementation_item (centre_id, code, version desc) include (effective_from, search)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index implementation_item_search; alter table implementation_item drop column search')
  }
}
