import { protect } from '@tongban/database'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The readers' side: the city's blueprints as they arrived, and what was refused of them. */
export class CreateStandardBlueprints1764000451000 implements MigrationInterface {
  readonly name = 'CreateStandardBlueprints1764000451000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table standard_blueprint (
        code text not null,
        version int not null,
        effective_from date not null,
        content text not null,
        content_hash bytea not null constraint standard_blueprint_hash_is_of_content check (content_hash = sha256(convert_to(content, 'UTF8'))),
        layout text not null,
        published_at timestamptz not null,
        constraint standard_blueprint_pk primary key (code, version)
      );
      ${protect('standard_blueprint', 'reference')}`)
    await runner.query(`
      create table standard_blueprint_refused (
        key text not null,
        hash bytea not null,
        signed_by text not null,
        code text not null,
        params text not null,
        refused_at timestamptz not null,
        constraint standard_blueprint_refused_pk primary key (key, hash)
      );
      ${protect('standard_blueprint_refused', 'reference')}`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table standard_blueprint_refused, standard_blueprint')
  }
}
