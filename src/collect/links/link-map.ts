import type { Stated } from '../../manage/loads.ts'
import { type Redirect, redirectsOf } from '../../manage/redirects.ts'
import { type Destination, destinationOf } from './destination.ts'

/** A link that is ready to be followed. */
export type ReadyLink = Omit<Redirect, 'expires_at'> & { destination: Destination; expiresMs: number }

/** Links in memory, by their codes. */
export type LinkMap = {
  /** The link of a code; undefined for none. The registry is asked only where not all links are in memory. */
  get(code: string): ReadyLink | undefined | Promise<ReadyLink | undefined>
  /** Reads links again that were made or changed. */
  refresh(codes: readonly string[]): Promise<void>
  /** Reads all of a brand again, whose settings were changed. */
  refreshBrand(brand: string): Promise<void>
}

/** Reads the newest links; `most` are held at a time (about 1.5 KB each), others are read when they are clicked. */
export async function createLinkMap(registry: Stated, most = 100_000): Promise<LinkMap> {
  const links = new Map<string, ReadyLink>()
  const put = (row: Redirect) => {
    links.delete(row.code)
    links.set(row.code, ready(row))
    for (const oldest of links.keys()) {
      if (links.size <= most) return
      isWhole = false
      links.delete(oldest)
    }
  }
  const newest = await redirectsOf(registry, { newest: most + 1 })
  let isWhole = newest.length <= most
  for (const row of newest.slice(0, most).reverse()) put(row)

  const read = async (code: string) => {
    const [row] = await redirectsOf(registry, { codes: [code] })
    if (row) put(row)
    return links.get(code)
  }
  return {
    get: (code) => links.get(code) ?? (isWhole ? undefined : read(code)),
    async refresh(codes) {
      if (codes.length === 0) return
      for (const row of await redirectsOf(registry, { codes })) put(row)
    },
    async refreshBrand(brand) {
      const codes = [...links.values()].filter((link) => link.brand === brand).map(({ code }) => code)
      for (let from = 0; from < codes.length; from += 1000) {
        for (const row of await redirectsOf(registry, { codes: codes.slice(from, from + 1000) })) put(row)
      }
    },
  }
}

function ready({ expires_at, ...link }: Redirect): ReadyLink {
  const destination = destinationOf({ ...link, expires_at })
  return { ...link, destination, expiresMs: expires_at?.getTime() ?? Number.POSITIVE_INFINITY }
}
