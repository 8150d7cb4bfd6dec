import { searchText } from '@tongban/service'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What a published version is found by, beside it; those that are there get theirs here. Nothing that they say changes, so the trigger that keeps them is set aside for it. */
export class FindCatalogueItems1764000402000 implements MigrationInterface {
  readonly name = 'FindCatalogueItems1764000402000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table catalogue_item add column search text not null default ''")
    await runner.query('alter table catalogue_item no force row level security; alter table catalogue_item disable trigger catalogue_item_immutable')
    const rows: { centre_id: string; code: string; version: number; content: string }[] = await runner.query('select centre_id, code, version, content from catalogue_item')
    for (const { centre_id, code, version, content } of rows)
      await runner.query('update catalogue_item set search = $4 where centre_id = $1 and code = $2 and version = $3', [centre_id, code, version, await searchText(code, JSON.parse(content).names)])
    await runner.query('alter table catalogue_item enable trigger catalogue_item_immutable; alter table catalogue_item force row level security')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table catalogue_item drop column search')
  }
}
