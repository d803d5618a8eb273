import { expect, test } from 'vitest'
import { migrations } from './migrate.ts'
import { expand, splitStatements } from './migration-text.ts'

const text = `
  -- a comment; with a semicolon
  CREATE TABLE IF NOT EXISTS {{table spend}} (day Date, note String DEFAULT 'a;b--c' /* ; */) ENGINE = {{MergeTree}} ORDER BY day;
  {{distributed spend cityHash64(lower(note))}};
  ALTER TABLE {{table spend}} ADD COLUMN IF NOT EXISTS \`odd;name\` UInt8;
`

test('embedded, a table is a table', () => {
  expect(expand(text, { sharded: false })).toEqual([
    "CREATE TABLE IF NOT EXISTS spend (day Date, note String DEFAULT 'a;b--c'  ) ENGINE = MergeTree ORDER BY day\n" +
      'SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, non_replicated_deduplication_window = 1000',
    'ALTER TABLE spend ADD COLUMN IF NOT EXISTS `odd;name` UInt8',
  ])
})

test('on named nodes, rows live in a local table under a distributed one', () => {
  const [local, distributed, alter] = expand(text, { sharded: true, cluster: 'c', database: 'd', onCluster: false })
  expect(local).toContain('CREATE TABLE IF NOT EXISTS spend_local (')
  expect(distributed).toBe(
    "CREATE TABLE IF NOT EXISTS spend AS spend_local ENGINE = Distributed('c', 'd', 'spend_local', cityHash64(lower(note)))",
  )
  expect(alter).toContain('ALTER TABLE spend_local ADD COLUMN')
})

test('settings of a table and the durable ones become one clause', () => {
  const own =
    'CREATE TABLE {{table t}} (a Nullable(UInt8)) ENGINE = {{MergeTree}} ORDER BY a SETTINGS allow_nullable_key = 1'
  const [statement = ''] = expand(own, { sharded: false })
  expect(statement.match(/SETTINGS/g)).toHaveLength(1)
  expect(statement).toContain('allow_nullable_key = 1, fsync_after_insert = 1')
})

test('an unknown placeholder is an error', () => {
  expect(() => expand('CREATE TABLE {{tabel x}}', { sharded: false })).toThrow('{{tabel x}}')
})

test.each([
  ['', []],
  [' ; ;\n', []],
  ["SELECT 'it''s; \\'; fine'; SELECT 2", ["SELECT 'it''s; \\'; fine'", 'SELECT 2']],
  ['SELECT 1 -- the end', ['SELECT 1']],
  ['SELECT "a;b"', ['SELECT "a;b"']],
])('%j is split at the ends of statements', (given, statements) => {
  expect(splitStatements(given)).toEqual(statements)
})

test('every statement of every migration may run twice', () => {
  for (const { text: whole } of migrations()) {
    for (const statement of expand(whole, { sharded: false }))
      expect(statement).toMatch(/\bIF (NOT )?EXISTS\b|\b(MODIFY SETTING|MATERIALIZE INDEX)\b/)
  }
})

test.each(migrations())('$name on a replicated cluster', async ({ name, text: whole }) => {
  const statements = expand(whole, { sharded: true, cluster: 'millpond', database: 'millpond', onCluster: true })
  await expect(`${statements.join(';\n\n')};\n`).toMatchFileSnapshot(
    `__sql__/${name.replace('.sql', '.on-cluster.sql')}`,
  )
})
