import { buffer } from 'node:stream/consumers'
import { colours } from './html-style.ts'
import { pdfFonts } from './pdf-fonts.ts'
import type { Language } from './words.ts'

const margin = 48

type Look = { size: number; bold?: boolean; colour?: string; link?: string }
type Place = { x: number; y: number; width: number; right?: boolean }

/** A PDF that is written from top to bottom. Lengths are points; y grows downwards. */
export type Paper = {
  readonly width: number
  readonly left: number
  /** Writes a paragraph and goes below it. */
  write(text: string, look: Look): void
  /** Writes at a place and returns how high that is; where it is written next stays as it was. */
  writeAt(text: string, look: Look, place: Place): number
  heightOf(text: string, look: Look, width: number): number
  gap(height: number): void
  /** Begins a new page where less than this is left of the one that is open. */
  keep(height: number): void
  rule(): void
  bar(place: { x: number; y: number; width: number; colour: string }): void
  /** Where it is written next. */
  y(): number
  moveTo(y: number): void
  /** Numbers the pages, and ends the file. */
  finish(): Promise<Buffer>
}

/** A new file. The library and the fonts are loaded with the first one, since a start needs neither. */
export async function openPaper({ language, title }: { language: Language; title: string }): Promise<Paper> {
  const [{ default: PDFDocument }, fonts] = await Promise.all([import('pdfkit'), pdfFonts()])
  const doc = new PDFDocument({
    size: 'A4',
    margin,
    bufferPages: true,
    lang: language === 'zh' ? 'zh-CN' : 'en',
    displayTitle: true,
    info: { Title: title, Creator: 'Millpond' },
  })
  for (const [name, bytes] of Object.entries(fonts.bytes)) doc.registerFont(name, bytes)
  const written = buffer(doc)
  const width = doc.page.width - 2 * margin
  const lineGap = 2
  const heightOf: Paper['heightOf'] = (text, { size, bold = false }, within) => {
    const [first] = fonts.runs(text, language, bold)
    return doc
      .font(first?.font ?? 'latin')
      .fontSize(size)
      .heightOfString(text, { width: within, lineGap })
  }
  const put = (text: string, { size, bold = false, colour = colours.ink, link }: Look, place: Place) => {
    const runs = fonts.runs(text, language, bold)
    const options = { width: place.width, align: place.right ? ('right' as const) : ('left' as const), lineGap }
    const linked = link ? { link, underline: true } : {}
    doc.fontSize(size).fillColor(colour)
    const widths = runs.map((run) => doc.font(run.font).widthOfString(run.text))
    const all = widths.reduce((sum, one) => sum + one, 0)
    // Pieces of several fonts are set one after the other, so that a line of them is moved to the right as a whole.
    const inPieces = place.right && runs.length > 1 && all <= place.width
    let x = place.x + place.width - all
    runs.forEach((run, i) => {
      doc.font(run.font)
      if (inPieces) doc.text(run.text, x, place.y, { ...linked, lineBreak: false })
      else if (i === 0) doc.text(run.text, place.x, place.y, { ...options, ...linked, continued: runs.length > 1 })
      else doc.text(run.text, { ...options, ...linked, continued: i < runs.length - 1 })
      x += widths[i] ?? 0
    })
  }
  return {
    width,
    left: margin,
    heightOf,
    write(text, look) {
      put(text, look, { x: margin, y: doc.y, width })
      doc.y += 2
    },
    writeAt(text, look, place) {
      const { y } = doc
      put(text, look, place)
      const height = doc.y - place.y
      doc.y = y
      return height
    },
    gap(height) {
      doc.y += height
    },
    keep(height) {
      if (doc.y + height > doc.page.height - margin) doc.addPage()
    },
    rule() {
      doc
        .moveTo(margin, doc.y)
        .lineTo(margin + width, doc.y)
        .lineWidth(0.5)
        .stroke(colours.line)
      doc.y += 6
    },
    bar({ x, y, width: size, colour }) {
      doc.rect(x, y, size, 3).fill(colour)
    },
    y: () => doc.y,
    moveTo(y) {
      doc.y = y
    },
    async finish() {
      const { start, count } = doc.bufferedPageRange()
      for (let i = 0; i < count; i++) {
        doc.switchToPage(start + i)
        // Below the margin, where a text would begin a page of its own.
        doc.page.margins.bottom = 0
        const place = { x: margin, y: doc.page.height - margin + 14, width, right: true }
        put(`${i + 1} / ${count}`, { size: 8, colour: colours.soft }, place)
      }
      doc.end()
      return written
    },
  }
}
