import { expect, test } from 'vitest'
import { fullReport } from '../../../../test/weekly-report.ts'
import { reportHtml } from './html.ts'
import { reportText } from './text.ts'
import { writtenDays } from './words.ts'

const base = 'https://millpond.example.com'

test('nothing that a brand or a store is called becomes HTML', () => {
  for (const language of ['en', 'zh'] as const) {
    const page = reportHtml(fullReport, { language, base })
    expect(page).toContain('&lt;b&gt;Acme &amp; &quot;Söhne&quot;&lt;/b&gt;')
    expect(page).not.toMatch(/<b>|<script|<i>/)
  }
  expect(reportHtml(fullReport, { language: 'en', base })).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
})

test('a mail asks nothing of any server, and needs no style that mail programs drop', () => {
  const page = reportHtml(fullReport, { language: 'en', base, mailed: true })
  expect(page).not.toMatch(/<img|<link|<iframe|url\(|@import|display:\s*(flex|grid)|position:/)
  const hrefs = [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, href = '']) => href)
  expect(hrefs.length).toBeGreaterThan(2)
  expect(hrefs.filter((href) => !href.startsWith(`${base}/brd_1/`))).toEqual([])
})

test('links lead to the pages and the orders behind the figures', () => {
  const page = reportHtml(fullReport, { language: 'en', base })
  expect(page).toContain(`href="${base}/brd_1/economics?from=2026-11-16"`)
  expect(page).toContain(`href="${base}/brd_1/orders?store=a%22%3E%3Ci%3E"`)
  expect(page).toContain(`href="${base}/brd_1/report?week=2026-11-16"`)
})

test('each language has its own words, its interval, and the week before', () => {
  const [en, zh] = (['en', 'zh'] as const).map((language) => reportText(fullReport, { language, base }))
  expect(en).toContain('Weekly report · Nov 16 – 22, 2026')
  expect(en).toContain('Surviving share: 60% (estimate, 80% interval 50% to 70%)')
  expect(en).toContain('Net sales: ₹20,782 [Week before: –]')
  expect(zh).toContain('周报 · 2026年11月16日至22日')
  expect(zh).toContain('停投后毛利保有率：60% (估算, 80% 区间 50% 至 70%)')
  expect(zh).toContain('净销售额：₹20,782 [上周：–]')
  expect(zh).not.toMatch(/Weekly report|Week before|Source/)
})

test('a section that could not be asked says why, and no number', () => {
  expect(reportText(fullReport, { language: 'en', base })).toContain(
    'Toll rate\n---\nNo exchange rate for EUR on 2026-11-17.\n',
  )
})

test('why a mail came stands in the mail and not in a file', () => {
  const why = 'list of the weekly report'
  expect(reportHtml(fullReport, { language: 'en', base, mailed: true })).toContain(why)
  expect(reportHtml(fullReport, { language: 'en', base })).not.toContain(why)
})

test.each([
  [{ from: '2026-11-16', to: '2026-11-22' }, 'Nov 16 – 22, 2026', '2026年11月16日至22日'],
  [{ from: '2026-11-30', to: '2026-12-06' }, 'Nov 30 – Dec 6, 2026', '2026年11月30日至12月6日'],
  [{ from: '2026-12-28', to: '2027-01-03' }, 'Dec 28, 2026 – Jan 3, 2027', '2026年12月28日至2027年1月3日'],
])('a week is written as people write it: %j', (days, en, zh) => {
  expect(writtenDays(days)).toEqual({ en, zh })
})
