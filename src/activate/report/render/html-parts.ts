import type { Figure, Link, Table, Told } from '../define.ts'
import { type Html, html } from './escape.ts'
import { colours } from './html-style.ts'
import { barOf, frame, type Language } from './words.ts'

export function linkHtml(href: string, label: string): Html {
  return html`<a class="m-link" href="${href}" target="_blank" style="color:${colours.accent};text-decoration:underline;">${label}</a>`
}

/** Figures in rows: what it is, this week, and the week before. */
export function figureCells(figures: readonly Figure[], language: Language): Html {
  const compared = figures.some(({ before }) => before)
  return html`<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:6px 0 0;border-collapse:collapse;">
${compared ? html`<tr>${cell('th', '')}${cell('th', frame.now[language], true)}${cell('th', frame.before[language], true)}</tr>` : undefined}
${figures.map((figure) => figureRow(figure, compared, language))}
</table>`
}

function figureRow({ label, now, before, interval }: Figure, compared: boolean, language: Language): Html {
  const between =
    interval &&
    ` (${frame.estimate[language]}, ${frame.interval[language]} ${interval.low.shown[language]} ${frame.to[language]} ${interval.high.shown[language]})`
  return html`<tr>
<td class="m-soft m-line" style="${look(false)}color:${colours.soft};">${label[language]}${between}</td>
<td class="m-ink m-line" width="22%" align="right" style="${look(true)}font-weight:bold;color:${colours.ink};">${now.shown[language]}</td>
${compared ? html`<td class="m-soft m-line" width="22%" align="right" style="${look(true)}color:${colours.soft};">${before?.shown[language] ?? ''}</td>` : undefined}
</tr>
`
}

const look = (right: boolean) =>
  `padding:5px ${right ? 0 : 8}px 5px ${right ? 12 : 0}px;border-top:1px solid ${colours.line};font-size:13px;line-height:20px;vertical-align:top;`

function cell(tag: 'th' | 'td', text: string, right = false): Html {
  const style = `${look(right)}${tag === 'th' ? `border-top:0;font-weight:normal;color:${colours.soft};` : `color:${colours.ink};`}`
  const side = right ? 'right' : 'left'
  return tag === 'th'
    ? html`<th scope="col" class="m-soft" align="${side}" style="${style}">${text}</th>`
    : html`<td class="m-ink m-line" align="${side}" style="${style}">${text}</td>`
}

type To = (link: Link) => string

/** A small table, with bars of one of its columns. */
export function tableHtml({ columns, rows, bar }: Table, language: Language, to: To): Html {
  const isRight = (i: number) => columns[i]?.unit !== 'text'
  const drawn = bar === undefined ? [] : rows.map(({ cells }) => cells[bar]?.value)
  return html`<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:10px 0 0;border-collapse:collapse;">
<tr>${columns.map(({ label }, i) => cell('th', label[language], isRight(i)))}</tr>
${rows.map(
  ({ cells, link }) => html`<tr>${cells.map((one, i) => {
    if (i > 0) return cell('td', one.shown[language], isRight(i))
    const size = bar === undefined ? null : barOf(cells[bar]?.value, drawn)
    return firstCell(one, link && { href: to(link), label: link.label[language] }, size, isLoss(cells, bar), language)
  })}</tr>
`,
)}</table>`
}

const isLoss = (cells: readonly Told[], bar: number | undefined) =>
  bar !== undefined && typeof cells[bar]?.value === 'number' && Number(cells[bar]?.value) < 0

type Way = { href: string; label: string }

/** The name of a row with the way to its orders, and below it the bar, as a cell of that width: pictures are often blocked. */
function firstCell(one: Told, way: Way | undefined, size: number | null, loss: boolean, language: Language): Html {
  return html`<td class="m-ink m-line" align="left" style="${look(false)}color:${colours.ink};">${one.shown[language]}${
    way && html` ${linkHtml(way.href, way.label)}`
  }${size === null ? undefined : barHtml(size, loss)}</td>`
}

function barHtml(size: number, loss: boolean): Html {
  const percent = Math.max(1, Math.round(100 * size))
  const colour = loss ? colours.loss : colours.bar
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin-top:3px;"><tr><td width="${percent}%" height="5" style="background:${colour};font-size:1px;line-height:5px;border-radius:2px;">&nbsp;</td>${
    percent < 100 ? html`<td width="${100 - percent}%" style="font-size:1px;line-height:5px;">&nbsp;</td>` : undefined
  }</tr></table>`
}
