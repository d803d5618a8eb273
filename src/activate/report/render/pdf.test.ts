import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import { expect, test } from 'vitest'
import { fullReport } from '../../../../test/weekly-report.ts'
import type { Report } from '../define.ts'
import { reportPdf } from './pdf.ts'

const base = 'https://millpond.example.com'

/** What somebody who searches the file finds on its pages. */
async function read(report: Report, language: 'en' | 'zh') {
  const bytes = await reportPdf(report, { language, base })
  const file = await getDocumentProxy(new Uint8Array(bytes))
  const { text } = await extractText(file)
  const { info } = await getMeta(file)
  const { view } = await file.getPage(1)
  const annotations = await (await file.getPage(1)).getAnnotations()
  return { bytes, pages: text, info, size: view, links: annotations.map(({ url }) => url) }
}

test('the PDF is A4, and reads and can be searched in English', async () => {
  const { pages, info, size, links } = await read(fullReport, 'en')
  expect(size.map(Math.round)).toEqual([0, 0, 595, 842])
  expect(info.Title).toBe('<b>Acme & "Söhne"</b> 灵汐 · Weekly report · Nov 16 – 22, 2026')
  const [first = ''] = pages
  for (const words of [
    '灵汐 · Weekly report',
    'Of ₹20,782, ₹6,865 are kept.',
    '<script>alert(1)</script>',
    '-₹5',
    '1 / 1',
  ])
    expect(first).toContain(words)
  expect(first).toContain('No exchange rate for EUR on 2026-11-17.')
  expect(links).toContain('https://millpond.example.com/brd_1/economics?from=2026-11-16')
})

test('and in Chinese, with rare characters, and signs of currencies or their codes', async () => {
  const { pages, bytes } = await read(fullReport, 'zh')
  const first = pages.join('').replace(/\s+/g, ' ')
  for (const words of [
    '周报',
    '边际贡献',
    '净销售额 ₹20,782 中留存 ₹6,865。',
    '龘鱻',
    'zł',
    'THB',
    'Łódź',
    '数据来源：边际贡献',
  ])
    expect(first).toContain(words)
  // Letters are embedded, and only those that are used: the fonts have 22 MB.
  expect(bytes.includes('/FontFile2')).toBe(true)
  expect(bytes.length).toBeLessThan(200_000)
})

test('a long report goes over several pages, and each has its number', async () => {
  const [section] = fullReport.sections
  if (!section) throw new Error('the report has no section')
  const { pages } = await read({ ...fullReport, sections: Array.from({ length: 20 }, () => section) }, 'en')
  expect(pages.length).toBeGreaterThan(2)
  expect(pages.filter((page, i) => !page.includes(`${i + 1} / ${pages.length}`))).toEqual([])
  expect(pages.join('').match(/Contribution margin/g)).toHaveLength(20)
})
