/** Text of a page whose pieces are safe to stand in it. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
type Hole = Html | string | number | false | undefined | readonly Html[]

/** HTML as a template: a text in a hole is escaped, for elements and for attributes in quotes. */
export function html(strings: TemplateStringsArray, ...holes: Hole[]): Html {
  return new Html(strings.reduce((all, piece, i) => all + textOf(holes[i - 1]) + piece))
}

function textOf(hole: Hole): string {
  if (hole === undefined || hole === false) return ''
  if (hole instanceof Html) return hole.text
  if (typeof hole === 'object') return hole.map(({ text }) => text).join('')
  return String(hole).replace(/[&<>"']/g, (found) => escapes[found] ?? '')
}
