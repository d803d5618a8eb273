import type { Touch } from '../../api/channel-rules.ts'

/** Parameters that ad platforms append, by what rules call the click id. */
const clickIds: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'gclid',
      'gbraid',
      'wbraid',
      'dclid',
      'msclkid',
      'yclid',
      'ttclid',
      'twclid',
      'sccid',
      'li_fat_id',
      'rdt_cid',
      'fbclid',
      'epik',
      'igshid',
      'irclickid',
      'awc',
      'cjevent',
    ].map((name) => [name, name]),
  ),
  gad_source: 'gad',
}

/** The touch of a line: the address that was entered, then, after a blank, the address of the page that led there. Undefined where the line is none. */
export function touchOfAddress(line: string): Touch | undefined {
  const [entered = '', referrer] = line.trim().split(/\s+/)
  const address = urlOf(entered)
  if (!address) return undefined
  const touch: Touch = { host: address.hostname, path: address.pathname }
  for (const [name, value] of address.searchParams) {
    const kind = clickIds[name.toLowerCase()]
    if (kind !== undefined && !touch.click_id_kind) touch.click_id_kind = kind
    if (isTag(name)) touch[name] = value
  }
  const from = referrer === undefined ? undefined : urlOf(referrer)
  return from ? { ...touch, referrer_host: from.hostname } : touch
}

const tags = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_content'] as const
const isTag = (name: string): name is (typeof tags)[number] => tags.some((tag) => tag === name)

/** An address, also one without https. */
function urlOf(text: string): URL | undefined {
  const whole = /^[a-z][a-z-]*:\/\//i.test(text) ? text : `https://${text}`
  return URL.canParse(whole) && whole.includes('.') ? new URL(whole) : undefined
}
