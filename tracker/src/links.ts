const file = /\.(pdf|zip|docx?|xlsx?|pptx?|csv|epub|apk|dmg|exe|mp[34])$/i

/** Where a click leads to that leaves the page: another host, or a file. `target` is without query, which may name a person. */
export type Leaving = { kind: 'outbound' | 'download'; host: string; target: string }

/** What a link at `href` is to a page of `host`; undefined for one that stays. `download`: the link says that it is a file. */
export function leavingBy(href: string, download: boolean, host: string): Leaving | undefined {
  const url = new URL(href)
  if (!/^http/.test(url.protocol)) return undefined
  const kind = download || file.test(url.pathname) ? 'download' : url.host === host ? undefined : 'outbound'
  return kind && { kind, host: url.host, target: url.origin + url.pathname }
}
