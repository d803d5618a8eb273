import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { expect, test } from 'vitest'

const mostBytes = 4096

test('the script for shops has at most 4,096 bytes, packed with gzip', async () => {
  const built = await build({
    root: import.meta.dirname,
    mode: 'production',
    logLevel: 'silent',
    build: { write: false },
  })
  const [{ output }] = built as unknown as [{ output: [{ code: string }] }]
  expect(output[0].code).toContain('/v1/batch')
  expect(gzipSync(output[0].code, { level: 9 }).length).toBeLessThanOrEqual(mostBytes)
})
