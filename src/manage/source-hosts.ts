import { z } from 'zod'

const host = z
  .string()
  .trim()
  .transform((text, context) => {
    const url = URL.parse(`https://${text.replace(/^https?:\/\//i, '')}`)
    if (url && !text.startsWith('/') && /^[\w.-]+$/.test(url.hostname) && !url.pathname.startsWith('//'))
      return url.hostname
    context.addIssue({ code: 'custom', message: `${text} is no host; write it as shop.example` })
    return z.NEVER
  })

/** Hosts whose pages may send; their subdomains may, too. None: any page may. */
export const sourceHosts = z
  .array(host)
  .max(50)
  .transform((hosts) => [...new Set(hosts)])
  .describe('Hosts whose pages may send with the key, such as shop.example, which lets its subdomains, too; none: any')

/**
 * Whether a page of this origin may send, as browsers name it; empty for what is no page. A page without an origin of its own
 * (`null`) may where it can be Shopify's, whose pixels have none.
 */
export function mayPageSend(origin: string, { hosts, kind }: { hosts: readonly string[]; kind: string }): boolean {
  if (hosts.length === 0 || origin === '') return true
  if (origin === 'null') return kind === 'shopify'
  const hostname = URL.parse(origin)?.hostname
  return hosts.some((host) => hostname === host || hostname?.endsWith(`.${host}`))
}
