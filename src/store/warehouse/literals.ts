/** A string literal of SQL. */
export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '\\0' }

/** The text of a parameter's value as `SET param_x` reads it: TabSeparated at the top, quoted inside arrays. */
export function escaped(value: unknown): string {
  if (value === null) return '\\N'
  if (Array.isArray(value)) return `[${value.map(element).join(',')}]`
  if (typeof value === 'boolean') return value ? '1' : '0'
  return String(value).replace(/[\\\t\n\r\0]/g, (character) => escapes[character] ?? character)
}

function element(value: unknown): string {
  if (value === null) return 'NULL'
  if (Array.isArray(value)) return `[${value.map(element).join(',')}]`
  return typeof value === 'string' ? quoted(value) : String(value)
}
