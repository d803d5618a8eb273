import { expect, test } from 'vitest'
import { type ChatApp, chatLanguages, chatLink, chatMessages, chatText } from './chat-link.ts'

const code = 'h7k2qm'

test.each<[ChatApp, string, string, string, string]>([
  ['whatsapp', '+44 7911 123456', 'Hi! {code}', 'https://wa.me/447911123456?text=Hi!%20h7k2qm', 'text'],
  [
    'whatsapp',
    '(1) 650-555-1212',
    '50% & more? {code}',
    'https://wa.me/16505551212?text=50%25%20%26%20more%3F%20h7k2qm',
    'text',
  ],
  ['whatsapp', '8613800138000', '码 {code}', 'https://wa.me/8613800138000?text=%E7%A0%81%20h7k2qm', 'text'],
  ['line', '@acme', 'Hi there! {code}', 'https://line.me/R/oaMessage/%40acme/?Hi%20there!%20h7k2qm', 'text'],
  ['line', 'acme', '{code}', 'https://line.me/R/oaMessage/%40acme/?h7k2qm', 'text'],
  ['messenger', 'acme.shop', 'unused', 'https://m.me/acme.shop?ref=h7k2qm', 'ref'],
  ['messenger', '104567890', 'unused', 'https://m.me/104567890?ref=h7k2qm', 'ref'],
  ['instagram', '@acme_shop', 'unused', 'https://ig.me/m/acme_shop?ref=h7k2qm', 'ref'],
  ['telegram', '@AcmeShopBot', 'unused', 'https://t.me/AcmeShopBot?start=h7k2qm', 'ref'],
  ['telegram', 'acme_shop', 'Hi {code}', 'https://t.me/acme_shop?text=Hi%20h7k2qm', 'text'],
  ['zalo', '0912 345 678', 'Xin chào {code}', 'https://zalo.me/0912345678', 'typed'],
  ['zalo', '579745863508352884', '', 'https://zalo.me/579745863508352884', 'typed'],
])('%s to %s', (app, account, message, url, carrier) => {
  expect(chatLink(app, account, message, code)).toEqual({ url, carrier })
})

test.each<[ChatApp, string]>([
  ['whatsapp', '07911'],
  ['whatsapp', 'acme'],
  ['line', '@ac/me'],
  ['messenger', 'acme?ref=other'],
  ['instagram', 'acme/../other'],
  ['telegram', 'a b'],
  ['zalo', 'https://zalo.me/1'],
])('%s has no account "%s"', (app, account) => {
  expect(() => chatLink(app, account, '{code}', code)).toThrow('account: write')
})

test('what a bot of Telegram is started with fits into 64 characters, also for the longest chosen ending', () => {
  const { url } = chatLink('telegram', 'acmebot', '', 'a'.repeat(60))
  expect(new URL(url).searchParams.get('start')).toMatch(/^[\w-]{1,64}$/)
})

test('every language says the code, and a message without a place for it ends with it', () => {
  for (const language of chatLanguages) expect(chatText(chatMessages[language], code)).toContain(code)
  expect(chatText('I saw Ann’s video', code)).toBe('I saw Ann’s video h7k2qm')
  expect(chatText('', code)).toBe(code)
})
