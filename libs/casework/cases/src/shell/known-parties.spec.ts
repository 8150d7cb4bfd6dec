import { NEWEST, OPEN_CASES } from './known-parties.js'
import { openOffice, takeAsFarAs, type OpenOffice } from './office.fixture.js'

let open: OpenOffice
beforeAll(async () => (open = await openOffice()))
afterAll(() => open.db.close())

test('among 20,000 cases of a centre somebody\'s are found by their key, without reading the others', async () => {
  const id = await takeAsFarAs(open, 'receiveApplication')
  const { rows: [names] } = await open.db.admin.query<{ names: string }>({ text: "select string_agg(column_name, ', ' order by ordinal_position) as names from information_schema.columns where table_name = 'case_file' and is_generated = 'NEVER'" })
  const columns = names!.names
  await open.db.admin.query({ text: `insert into case_file (${columns}) select ${columns} from (
    select (jsonb_populate_record(f, jsonb_build_object('id', gen_random_uuid(), 'centre_id', 'thws'))).* from case_file f, generate_series(1, 20000) where f.id = $1) as made`, values: [id] })
  await open.db.admin.query({ text: `insert into case_party select 'thws', id, 1, 'applicant', 'person', 'passport', '', '', 'k', 'key-' || (row_number() over ()) % 5000, 1 from case_file where centre_id = 'thws'` })
  await open.db.admin.query({ text: 'vacuum analyze case_file, case_party' })
  for (const { text } of [NEWEST, OPEN_CASES]) {
    const plan = await open.db.app.inTenantEach(['thws'], async (tx) =>
      (await tx.query<{ 'QUERY PLAN': string }>({ text: `explain ${text}`, values: ['thws', 'key-17'] })).rows.map((row) => row['QUERY PLAN']).join('\n'))
    expect(plan).toMatch(/case_party_subject/)
    expect(plan).toMatch(/Index Scan using case_file_pk/)
    expect(plan).not.toMatch(/Seq Scan/)
  }
  const found = await open.db.app.inTenantEach(['thws'], (tx) => tx.query<{ open_count: number }>({ ...OPEN_CASES, values: ['thws', 'key-17'] }))
  expect(found.rows.map(({ open_count }) => open_count)).toEqual([4, 4, 4, 4])
})
