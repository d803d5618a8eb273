/** Schemes of apps that a link may open, besides pages of the web. A shop's own app is opened by its https links. */
const appSchemes = [
  'amzn',
  'com.amazon.mobile.shopping',
  'shopee',
  'lazada',
  'tiktok',
  'snssdk1233',
  'instagram',
  'fb',
  'fb-messenger',
  'whatsapp',
  'line',
  'tg',
  'zalo',
  'youtube',
  'vnd.youtube',
  'pinterest',
  'snapchat',
  'itms-apps',
  'market',
  'intent',
] as const
const longestTarget = 4000

/** What is wrong with an address that a link leads to; undefined where it may be used. */
export function faultOfTarget(text: string): string | undefined {
  if (text.length > longestTarget) return `is longer than ${longestTarget} characters`
  if (/\p{Cc}/u.test(text)) return 'must not hold line ends or other control characters'
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol)) return 'has to be an address that begins with https:// or http://'
  if (url.username || url.password) return 'must not hold a user name or a password'
  return undefined
}

/** What is wrong with an address that opens an app; undefined where it may be used. */
export function faultOfAppTarget(text: string): string | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase() ?? ''
  if (scheme === 'https' || scheme === 'http') return faultOfTarget(text)
  if (!appSchemes.some((known) => known === scheme)) return `has to begin with https:// or one of ${schemeList}`
  if (text.length > longestTarget || /[\s\p{Cc}]/u.test(text))
    return 'must not hold spaces, nor be longer than 4000 characters'
  return scheme === 'intent' ? faultOfIntent(text) : undefined
}

const schemeList = appSchemes.map((scheme) => `${scheme}:`).join(', ')

/** Android opens the fallback of an intent in the browser, so that it has to be a page, too. */
function faultOfIntent(text: string): string | undefined {
  if (!/#Intent;.*;end;?$/.test(text)) return 'has to end with #Intent;…;end'
  const [, fallback] = /;S\.browser_fallback_url=([^;]*)/.exec(text) ?? []
  if (fallback === undefined) return undefined
  const page = decoded(fallback)
  const fault = page === undefined ? 'cannot be read' : faultOfTarget(page)
  return fault && `has a browser_fallback_url that ${fault}`
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
