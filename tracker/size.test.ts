import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { expect, test } from 'vitest'

test.each([
  ['production', '/v1/batch', 4096],
  ['gallery', 'v1/galleries/', 10_000],
] as const)(
  'the script for shops (%s) holds %s and has at most %i bytes, packed with gzip',
  async (mode, holds, most) => {
    const built = await build({ root: import.meta.dirname, mode, logLevel: 'silent', build: { write: false } })
    const [{ output }] = built as unknown as [{ output: [{ code: string }] }]
    expect(output[0].code).toContain(holds)
    expect(gzipSync(output[0].code, { level: 9 }).length).toBeLessThanOrEqual(most)
  },
)
