import type { Stated } from './loads.ts'

/** What a redirect has to know of a link. */
export type Redirect = {
  id: string
  code: string
  brand: string
  /** The brand's currency. */
  currency: string
  kind: string
  target: string
  ios_target: string
  android_target: string
  utm_source: string
  utm_medium: string
  utm_campaign: string
  utm_content: string
  utm_term: string
  /** Where it leads when it is over: the link's own place, else the brand's; empty for none. */
  fallback: string
  expires_at: Date | null
  archived_at: Date | null
}

/** Links by their codes, of all brands; or, without codes, the newest so many. */
export async function redirectsOf(
  { db }: Stated,
  which: { codes: readonly string[] } | { newest: number },
): Promise<Redirect[]> {
  const all = db
    .selectFrom('links')
    .innerJoin('brands', 'brands.id', 'links.brand')
    .leftJoin('link_settings', 'link_settings.brand', 'links.brand')
    .select(['links.id', 'code', 'links.brand', 'brands.currency', 'kind', 'target', 'ios_target', 'android_target'])
    .select(['utm_source', 'utm_medium', 'utm_campaign', 'utm_content', 'utm_term', 'expires_at', 'archived_at'])
    .select(['links.fallback', 'link_settings.fallback as fallback_of_brand'])
  const rows = await ('codes' in which
    ? all.where('code', 'in', [...which.codes])
    : all.orderBy('links.id', 'desc').limit(which.newest)
  ).execute()
  return rows.map(({ fallback_of_brand, ...row }) => ({ ...row, fallback: row.fallback || (fallback_of_brand ?? '') }))
}
