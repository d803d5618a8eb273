import type { Figure, Link, Table } from '../define.ts'
import { colours } from './html-style.ts'
import type { Paper } from './pdf-paper.ts'
import { barOf, frame, type Language } from './words.ts'

const small = { size: 9 } as const
const soft = { size: 9, colour: colours.soft } as const
const space = 8

/** A row of cells as high as its highest. */
function drawRow(
  paper: Paper,
  cells: readonly {
    text: string
    look: { size: number; bold?: boolean; colour?: string; link?: string }
    right: boolean
  }[],
  widths: readonly number[],
  extra = 0,
): number {
  const inner = widths.map((width) => width - space)
  const height = Math.max(...cells.map(({ text, look }, i) => paper.heightOf(text, look, inner[i] ?? 0)))
  paper.keep(height + extra + 4)
  const top = paper.y()
  let x = paper.left
  cells.forEach(({ text, look, right }, i) => {
    const width = inner[i] ?? 0
    if (text !== '') paper.writeAt(text, look, { x: right ? x + space : x, y: top, width, right })
    x += widths[i] ?? 0
  })
  paper.moveTo(top + height + extra + 3)
  return top + height
}

/** Figures in rows: what it is, this week, and the week before. */
export function drawFigures(paper: Paper, figures: readonly Figure[], language: Language): void {
  const compared = figures.some(({ before }) => before)
  const widths = compared ? [0.56, 0.22, 0.22] : [0.7, 0.3]
  const points = widths.map((share) => share * paper.width)
  paper.gap(4)
  if (compared)
    drawRow(
      paper,
      ['', frame.now[language], frame.before[language]].map((text) => ({ text, look: soft, right: true })),
      points,
    )
  for (const { label, now, before, interval } of figures) {
    const between = interval
      ? ` (${frame.estimate[language]}, ${frame.interval[language]} ${interval.low.shown[language]} ${frame.to[language]} ${interval.high.shown[language]})`
      : ''
    const cells = [
      { text: label[language] + between, look: soft, right: false },
      { text: now.shown[language], look: { ...small, bold: true }, right: true },
      ...(compared ? [{ text: before?.shown[language] ?? '', look: soft, right: true }] : []),
    ]
    drawRow(paper, cells, points)
  }
}

/** A small table with bars of one of its columns below the first. */
export function drawTable(paper: Paper, table: Table, language: Language, to: (link: Link) => string): void {
  const { columns, rows, bar } = table
  const first = columns.length > 4 ? 0.28 : 0.4
  const points = columns.map((_, i) => paper.width * (i === 0 ? first : (1 - first) / (columns.length - 1)))
  const isRight = (i: number) => columns[i]?.unit !== 'text'
  const drawn = bar === undefined ? [] : rows.map(({ cells }) => cells[bar]?.value)
  paper.gap(4)
  drawRow(
    paper,
    columns.map(({ label }, i) => ({ text: label[language], look: soft, right: isRight(i) })),
    points,
  )
  for (const { cells, link } of rows) {
    const size = bar === undefined ? null : barOf(cells[bar]?.value, drawn)
    const written = cells.map(({ shown }, i) => ({
      text: shown[language],
      look: i === 0 && link ? { ...small, link: to(link) } : small,
      right: isRight(i),
    }))
    const foot = drawRow(paper, written, points, size === null ? 0 : 5)
    if (size === null) continue
    const value = bar === undefined ? undefined : cells[bar]?.value
    const colour = typeof value === 'number' && value < 0 ? colours.loss : colours.bar
    paper.bar({ x: paper.left, y: foot, width: Math.max(1, size * ((points[0] ?? 0) - space)), colour })
  }
}
