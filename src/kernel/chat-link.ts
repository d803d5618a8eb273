import { Problem } from './errors.ts'

/** Apps in which a link opens a chat with the brand. */
export const chatApps = ['whatsapp', 'line', 'messenger', 'instagram', 'telegram', 'zalo'] as const
export type ChatApp = (typeof chatApps)[number]

/**
 * How the code comes along: `text` stands in a message that is written beforehand and may be edited, `ref` is told to the
 * brand's program by the app, and with `typed` the person has to write the code, since the app takes nothing along.
 */
export type CodeCarrier = 'text' | 'ref' | 'typed'
export type ChatLink = { url: string; carrier: CodeCarrier }

/** What a person writes first, with the code in it, by language. */
export const chatMessages = {
  en: 'Hi! My code is {code}.',
  zh: '你好！我的专属码是 {code}。',
  'zh-Hant': '你好！我的專屬碼是 {code}。',
  ja: 'こんにちは。コードは {code} です。',
  th: 'สวัสดี รหัสของฉันคือ {code}',
  vi: 'Xin chào! Mã của tôi là {code}.',
  id: 'Halo! Kode saya {code}.',
  es: '¡Hola! Mi código es {code}.',
  de: 'Hallo! Mein Code ist {code}.',
  fr: 'Bonjour ! Mon code est {code}.',
} as const
export type ChatLanguage = keyof typeof chatMessages
export const chatLanguages = Object.keys(chatMessages) as ChatLanguage[]

/** A message with the code in it: at `{code}`, or at its end where it has no such place. */
export function chatText(message: string, code: string): string {
  return message.includes('{code}') ? message.replaceAll('{code}', code) : `${message.trimEnd()} ${code}`.trim()
}

const builders: Record<ChatApp, (account: string, text: string, code: string) => ChatLink> = {
  whatsapp(account, text) {
    const digits = digitsOf(account)
    if (!/^[1-9]\d{6,14}$/.test(digits)) throw wrong('write the number with its country code, such as +44 7911 123456')
    return { url: `https://wa.me/${digits}?text=${encodeURIComponent(text)}`, carrier: 'text' }
  },
  line(account, text) {
    const id = `@${account.replace(/^@/, '')}`
    if (!/^@[a-z0-9._-]{2,30}$/.test(id)) throw wrong('write the id of the LINE official account, such as @acme')
    const [where, said] = [id, text].map(encodeURIComponent)
    return { url: `https://line.me/R/oaMessage/${where}/?${said}`, carrier: 'text' }
  },
  messenger(account, _text, code) {
    if (!/^[A-Za-z0-9.]{3,50}$/.test(account)) throw wrong('write the name or the number of the Facebook page')
    return { url: `https://m.me/${account}?ref=${code}`, carrier: 'ref' }
  },
  instagram(account, _text, code) {
    const name = account.replace(/^@/, '')
    if (!/^[A-Za-z0-9._]{1,30}$/.test(name)) throw wrong('write the Instagram name, such as @acme')
    return { url: `https://ig.me/m/${name}?ref=${code}`, carrier: 'ref' }
  },
  telegram(account, text, code) {
    const name = account.replace(/^@/, '')
    if (!/^[A-Za-z]\w{3,31}$/.test(name)) throw wrong('write the Telegram name, such as @acme_bot')
    // Only bots take a parameter; the name of every bot ends in "bot".
    if (/bot$/i.test(name)) return { url: `https://t.me/${name}?start=${code}`, carrier: 'ref' }
    return { url: `https://t.me/${name}?text=${encodeURIComponent(text)}`, carrier: 'text' }
  },
  zalo(account) {
    const digits = digitsOf(account)
    if (!/^\d{9,20}$/.test(digits)) throw wrong('write the telephone number or the number of the Zalo official account')
    return { url: `https://zalo.me/${digits}`, carrier: 'typed' }
  },
}

/** The address that opens the chat with this account. Throws `bad_request` for an account that the app cannot have. */
export function chatLink(app: ChatApp, account: string, message: string, code: string): ChatLink {
  return builders[app](account.trim(), chatText(message, code), code)
}

const digitsOf = (account: string) => account.replace(/^\+|[\s().-]/g, '')

function wrong(reason: string): Problem {
  return new Problem('bad_request', { reason: `account: ${reason}`, field: 'account' })
}
