import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { linkKinds } from '../../manage/link-input.ts'
import { type LinkSettings, linkSettingsOf } from '../../manage/link-settings.ts'
import type { Link } from '../../manage/links.ts'
import { memberOf } from '../caller.ts'
import type { Parts } from '../parts.ts'
import { actor } from '../schemas.ts'

/** A link as it is shown. */
export const link = z
  .object({
    id: z.string(),
    code: z.string(),
    short_url: z.string().describe('What is given out'),
    kind: z.enum(linkKinds),
    title: z.string(),
    target: z.string(),
    account: z.string(),
    message: z.string(),
    utm_source: z.string(),
    utm_medium: z.string(),
    utm_campaign: z.string(),
    utm_content: z.string(),
    utm_term: z.string(),
    channel: z.string(),
    creator: z.string(),
    post: z.string(),
    coupon: z.string(),
    ios_target: z.string(),
    android_target: z.string(),
    fallback: z.string(),
    expires_at: z.date().nullable(),
    archived_at: z.date().nullable(),
    created_by: actor,
    created_at: z.date(),
    updated_at: z.date(),
  })
  .meta({ id: 'Link' })

/** Shows links of the brand that is asked about, with their short addresses. */
export async function showLinks({ registry, config }: Parts, request: FastifyRequest) {
  const { brand } = memberOf(request)
  const { base_url }: LinkSettings = await linkSettingsOf(registry, brand)
  const base = base_url || config.publicUrl || `${request.protocol}://${request.host}`
  const shortUrl = (code: string) => `${base}/l/${code}`
  return { shortUrl, show: (one: Link) => ({ ...one, short_url: shortUrl(one.code) }) }
}
