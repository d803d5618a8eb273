import { chatApps, chatLink, chatMessages } from '../kernel/chat-link.ts'
import { Problem } from '../kernel/errors.ts'
import type { LinkInput } from './link-input.ts'

/** What a link is once it has its code: the columns of its row that people state. */
export type MadeLink = Omit<LinkInput, 'code' | 'language' | 'expires_at'> & { code: string; expires_at: Date | null }

const filledIn = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_content', 'utm_term'] as const

/**
 * A link with its code: places to fill in are filled, and a chat has its address. Throws `bad_request` naming the field
 * that is missing or wrong.
 */
export function makeLink(input: Omit<LinkInput, 'code'>, code: string): MadeLink {
  const { language, expires_at, ...stated } = input
  const fill = (text: string) => filled(text, { ...input, code })
  const made = { ...stated, code, expires_at: expires_at === null ? null : new Date(expires_at) }
  for (const name of filledIn) made[name] = fill(made[name])
  made.coupon = filled(made.coupon, { ...input, code: code.toUpperCase() })
  const app = chatOf(input.kind)
  if (app) {
    if (!input.account) throw missing('account', 'write whom the chat is with')
    const message = input.message || chatMessages[language]
    const { url } = chatLink(app, input.account, message, code)
    return { ...made, message, target: url }
  }
  if (!input.target) throw missing('target', 'write the page that the link leads to')
  if (input.kind === 'coupon' && !made.coupon)
    throw missing('coupon', 'write the coupon; {code} is the code of the link')
  return { ...made, account: '', message: '' }
}

/** The app of a kind; undefined for those that lead to a page. */
export function chatOf(kind: string) {
  return chatApps.find((app) => app === kind)
}

function filled(text: string, names: { code: string; creator: string; post: string; channel: string }): string {
  return text.replace(/\{(code|creator|post|channel)\}/g, (_, name: keyof typeof names) => names[name])
}

function missing(field: string, reason: string): Problem {
  return new Problem('bad_request', { reason: `${field}: ${reason}`, field })
}
