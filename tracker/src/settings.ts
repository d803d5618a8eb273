/** What the script tag says. */
export type Settings = {
  /** The write key of the source. */
  key: string
  /** Where events go, without a slash at the end. */
  base: string
  consent: string
  /** Whether another part after # is another page. */
  hash: boolean
}

/**
 * Reads `data-key`, `data-base`, `data-consent` and `data-hash`. Without a base, events go to where the script
 * came from; `page` is the address that a relative base belongs to. Throws where an address is none.
 */
export function readSettings(data: Readonly<Record<string, string | undefined>>, src: string, page: string): Settings {
  return {
    key: data.key ?? '',
    base: new URL(data.base ?? '.', data.base ? page : src).href.replace(/\/+$/, ''),
    consent: data.consent ?? 'cookieless',
    hash: 'hash' in data,
  }
}
