import { z } from 'zod'
import { faultOfTarget } from '../kernel/link-target.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import { readInput } from './input.ts'
import type { Stated } from './loads.ts'

const address = z
  .string()
  .trim()
  .default('')
  .superRefine((text, context) => {
    const fault = text === '' ? undefined : faultOfTarget(text)
    if (fault) context.addIssue({ code: 'custom', message: fault })
  })

export const linkSettingsInput = z.strictObject({
  base_url: address
    .transform((text) => (text === '' ? '' : new URL(text).origin))
    .describe("The brand's own domain for short links, which leads here; without, the address of Millpond"),
  fallback: address.describe('Where links lead that are over and state no place of their own'),
})
export type LinkSettings = z.output<typeof linkSettingsInput>

const unset: LinkSettings = { base_url: '', fallback: '' }

/** Where the brand's short links live. */
export async function linkSettingsOf({ db }: Stated, brand: string): Promise<LinkSettings> {
  const mine = db.selectFrom('link_settings').select(['base_url', 'fallback']).where('brand', '=', brand)
  return (await mine.executeTakeFirst()) ?? unset
}

/** Sets where the brand's short links live. Throws `bad_request` naming the field. */
export function saveLinkSettings(registry: Stated, actor: Actor, brand: string, input: unknown): Promise<LinkSettings> {
  const values = readInput(linkSettingsInput, input)
  return audited(registry, { actor, brand, action: 'links.settings' }, async (tx) => {
    const before = await linkSettingsOf(tx, brand)
    await tx.db
      .insertInto('link_settings')
      .values({ brand, ...values })
      .onConflict((there) => there.column('brand').doUpdateSet(values))
      .execute()
    return { what: 'link-settings', before, after: values, result: values }
  })
}
