import { z } from 'zod'
import { Problem } from '../kernel/errors.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import { readInput } from './input.ts'
import type { Stated } from './loads.ts'
import { getProductTest } from './product-tests.ts'

/** What a picture may be, by how its bytes begin. */
const begins: readonly (readonly [type: string, bytes: RegExp])[] = [
  ['image/jpeg', /^ffd8ff/],
  ['image/png', /^89504e470d0a1a0a/],
  ['image/webp', /^52494646.{8}57454250/],
]
export const mostPictureBytes = 400_000

export const pictureInput = z.strictObject({
  base64: z
    .base64()
    .max(Math.ceil((mostPictureBytes * 4) / 3) + 4)
    .describe(`A JPEG, PNG or WebP of at most ${mostPictureBytes} bytes`),
})
export type Picture = { type: string; bytes: Buffer }

/** Gives a candidate its picture. Throws `not_found`, or `bad_request` for what is none. */
export function savePicture(
  registry: Stated,
  actor: Actor,
  brand: string,
  test: string,
  candidate: string,
  input: unknown,
): Promise<void> {
  const bytes = Buffer.from(readInput(pictureInput, input).base64, 'base64')
  const start = bytes.subarray(0, 12).toString('hex')
  const [type] = begins.find(([, pattern]) => pattern.test(start)) ?? []
  if (!type || bytes.length > mostPictureBytes)
    throw new Problem('bad_request', { reason: 'base64: no JPEG, PNG or WebP of such a size', field: 'base64' })
  return audited(registry, { actor, brand, action: 'product-tests.picture' }, async (tx) => {
    await demandCandidate(tx, brand, test, candidate)
    const at = new Date()
    await tx.db
      .insertInto('product_test_pictures')
      .values({ brand, test, candidate, type, bytes, at })
      .onConflict((there) => there.columns(['test', 'candidate']).doUpdateSet({ type, bytes, at }))
      .execute()
    return { what: `product-tests/${test}`, after: { candidate, type, bytes: bytes.length }, result: undefined }
  })
}

/** Takes the picture of a candidate away. Throws `not_found`. */
export function removePicture(
  registry: Stated,
  actor: Actor,
  brand: string,
  test: string,
  candidate: string,
): Promise<void> {
  return audited(registry, { actor, brand, action: 'product-tests.picture' }, async (tx) => {
    await demandCandidate(tx, brand, test, candidate)
    await tx.db
      .deleteFrom('product_test_pictures')
      .where('test', '=', test)
      .where('candidate', '=', candidate)
      .execute()
    return { what: `product-tests/${test}`, before: { candidate }, result: undefined }
  })
}

/** What people see of a test that was opened stays as it is, pictures among it. */
async function demandCandidate(tx: Stated, brand: string, test: string, candidate: string): Promise<void> {
  const { definition, state } = await getProductTest(tx, brand, test)
  if (!definition.candidates.some(({ id }) => id === candidate)) throw new Problem('not_found', { what: 'candidate' })
  if (state !== 'draft')
    throw new Problem('conflict', {
      reason: { en: 'what was shown stays as it was shown', zh: '测试开放后，展示的图片不能再改' },
    })
}

/** Candidates of a test that have a picture. */
export async function pictured({ db }: Stated, test: string): Promise<string[]> {
  const rows = await db.selectFrom('product_test_pictures').select('candidate').where('test', '=', test).execute()
  return rows.map(({ candidate }) => candidate)
}

/** The picture of a candidate; undefined for none. */
export function pictureOf({ db }: Stated, test: string, candidate: string): Promise<Picture | undefined> {
  const all = db.selectFrom('product_test_pictures').select(['type', 'bytes'])
  return all.where('test', '=', test).where('candidate', '=', candidate).executeTakeFirst()
}
