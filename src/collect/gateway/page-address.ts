import { remembering } from './remembering.ts'

/** What an address says of a visit. */
export type PageAddress = {
  host: string
  path: string
  query: string
  utm: { source: string; medium: string; campaign: string; content: string; term: string }
  clickIdKind: string
  clickId: string
  code: string
}

/** Parameters that ad platforms and others add to a click, the telling ones first: a paid click is told by them alone. */
const clickIds = [
  'gclid',
  'gbraid',
  'wbraid',
  'msclkid',
  'ttclid',
  'twclid',
  'epik',
  'sccid',
  'ScCid',
  'li_fat_id',
  'rdt_cid',
  'yclid',
  'irclickid',
  'awc',
  'gad_source',
  'fbclid',
] as const
/** Our own: a click of a short link, and the code of a creator's post on a channel. */
const ownClick = 'mp'
const ownCode = 'mpc'

/** Parameters that a short link hands on to its page. */
export const passedOn: ReadonlySet<string> = new Set([
  ...['source', 'medium', 'campaign', 'content', 'term'].map((name) => `utm_${name}`),
  ...clickIds,
])
const longest = 2000

const nowhere: PageAddress = {
  host: '',
  path: '',
  query: '',
  utm: { source: '', medium: '', campaign: '', content: '', term: '' },
  clickIdKind: '',
  clickId: '',
  code: '',
}

const mostRemembered = 5000

/** Reads the address of a page; what is no address says nothing. One that a click made is its own and does not come again. */
export const readAddress = remembering(pageAddress, {
  most: mostRemembered,
  comesAgain: ({ clickId }) => clickId === '',
})

function pageAddress(text: string): PageAddress {
  const url = text === '' ? null : URL.parse(text)
  if (!url) return nowhere
  const host = url.hostname.replace(/^www\./, '')
  const path = url.pathname.slice(0, longest)
  return url.search === '' ? { ...nowhere, host, path } : { host, path, ...readQuery(url) }
}

function readQuery(url: URL): Omit<PageAddress, 'host' | 'path'> {
  const params = url.searchParams
  // The key of an order's page opens it to whoever has it.
  if (params.get('key')?.startsWith('wc_order_')) params.delete('key')
  const utm = (name: string) => (params.get(`utm_${name}`) ?? '').slice(0, longest)
  const own = params.get(ownClick)
  const kind = own ? ownClick : clickIds.find((name) => params.has(name))
  return {
    query: url.search.slice(1, longest),
    utm: {
      source: utm('source'),
      medium: utm('medium'),
      campaign: utm('campaign'),
      content: utm('content'),
      term: utm('term'),
    },
    clickIdKind: own ? 'millpond' : (kind?.toLowerCase() ?? ''),
    clickId: (own ?? params.get(kind ?? '') ?? '').slice(0, longest),
    code: (params.get(ownCode) ?? '').slice(0, longest),
  }
}

/** Host and path of the page before; an address without a host, such as of an app, is its own name. */
export const readReferrer = remembering(
  (text): { host: string; path: string } => {
    const url = text === '' ? null : URL.parse(text)
    if (!url) return { host: '', path: '' }
    return { host: url.hostname.replace(/^www\./, ''), path: url.pathname.slice(0, longest) }
  },
  { most: mostRemembered },
)
