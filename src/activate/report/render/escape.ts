const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** HTML that is whole: text in it is escaped. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Hole = string | number | Html | readonly Html[] | undefined

/** HTML whose holes are escaped, but for those that are HTML already; an undefined one is left out. */
export function html(parts: TemplateStringsArray, ...holes: readonly Hole[]): Html {
  return new Html(parts.map((part, i) => part + filled(holes[i])).join(''))
}

function filled(hole: Hole): string {
  if (hole === undefined) return ''
  if (hole instanceof Html) return hole.text
  if (typeof hole === 'object') return hole.map(({ text }) => text).join('')
  return String(hole).replace(/[&<>"']/g, (one) => entities[one] ?? one)
}
