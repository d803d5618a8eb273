import { chatOf } from '../../manage/link-made.ts'
import type { Redirect } from '../../manage/redirects.ts'
import { passedOn } from '../gateway/page-address.ts'

/** Where a click is led. `query` is that of the short link, `click` the id of the click. */
export type Destination = (visit: { query: string; userAgent: string; click: string }) => string

const ios = /\b(?:iPhone|iPad|iPod)\b/
const android = /\bAndroid\b/

/** Prepares the places of a link, so that a click has little left to do. */
export function destinationOf(link: Redirect): Destination {
  const [page, onIos, onAndroid] = [link.target, link.ios_target, link.android_target].map((target) =>
    target === '' ? undefined : placeOf(target, link),
  )
  return (visit) => {
    const place = (ios.test(visit.userAgent) && onIos) || (android.test(visit.userAgent) && onAndroid) || page
    return place ? place(visit) : link.target
  }
}

/** A page gets the campaign, the code and the click; a chat and an app are opened as they are written. */
function placeOf(target: string, link: Redirect): (visit: { query: string; click: string }) => string {
  const isPage = chatOf(link.kind) === undefined && /^https?:/i.test(target)
  if (!isPage) return () => target
  const url = new URL(target)
  const own = new Map(utm(link))
  const kept = pairsOf(url.search.slice(1)).filter(([name]) => !own.has(name) && name !== 'mp' && name !== 'mpc')
  const names = new Set([...own.keys(), ...kept.map(([name]) => name)])
  const before = `${url.origin}${url.pathname}?${[...kept.map(([, text]) => `${text}&`), ...[...own].map(([name, value]) => `${name}=${encodeURIComponent(value)}&`)].join('')}`
  const after = `&mpc=${link.code}${url.hash}`
  return ({ query, click }) => `${before}${passed(query, names)}mp=${click}${after}`
}

function utm(link: Redirect): [string, string][] {
  const { utm_source, utm_medium, utm_campaign, utm_content, utm_term } = link
  return Object.entries({ utm_source, utm_medium, utm_campaign, utm_content, utm_term }).filter(([, value]) => value)
}

/** What the short link itself was given along: campaigns and ids of ad clicks, where the link states none. */
function passed(query: string, names: ReadonlySet<string>): string {
  if (query === '') return ''
  const pairs = pairsOf(query).filter(([name]) => passedOn.has(name) && !names.has(name))
  return pairs.map(([name, text]) => `${name}=${encodeURIComponent(writtenIn(text))}&`).join('')
}

/** Names with their pair as it was written, so that a page's own query stays as it is. */
function pairsOf(query: string): [name: string, text: string][] {
  return query
    .split('&')
    .filter((text) => text !== '')
    .map((text) => [decoded(text.split('=', 1)[0] ?? ''), text])
}

function writtenIn(pair: string): string {
  const place = pair.indexOf('=')
  return place < 0 ? '' : decoded(pair.slice(place + 1)).slice(0, 500)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return ''
  }
}
