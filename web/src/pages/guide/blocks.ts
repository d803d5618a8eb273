/** A piece of a guide as it is written: of Markdown, what guides use. */
export type Block =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; head: string[]; rows: string[][]; right: boolean[] }
  | { kind: 'code'; text: string }

/** The blocks of a guide. A block ends where a line is empty. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = []
  let open: string[] = []
  let inCode = false
  const end = () => {
    if (open.length > 0) blocks.push(blockOf(open))
    open = []
  }
  for (const line of markdown.split('\n')) {
    if (line.startsWith('```')) {
      if (inCode) blocks.push({ kind: 'code', text: open.join('\n') })
      else end()
      if (inCode) open = []
      inCode = !inCode
    } else if (!inCode && line.trim() === '') end()
    else open.push(line)
  }
  end()
  return blocks
}

function blockOf(lines: readonly string[]): Block {
  const [first = '', rule = '', ...rest] = lines
  const heading = /^(#+) (.*)$/.exec(first)
  if (heading) return { kind: 'heading', level: (heading[1] ?? '').length, text: heading[2] ?? '' }
  if (first.startsWith('|')) {
    const right = cellsOf(rule).map((cell) => cell.endsWith(':'))
    return { kind: 'table', head: cellsOf(first), rows: rest.map(cellsOf), right }
  }
  if (lines.every((line) => line.startsWith('- '))) return { kind: 'list', items: lines.map((line) => line.slice(2)) }
  return { kind: 'paragraph', text: lines.join(' ') }
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim())
}

/** A run of text within a block: plain, strong, stressed, code, or a link to somewhere. */
export type Run = { as: 'plain' | 'strong' | 'em' | 'code'; text: string } | { as: 'link'; text: string; to: string }

export function runsOf(text: string): Run[] {
  const runs: Run[] = []
  let at = 0
  for (const found of text.matchAll(/\*\*(.+?)\*\*|\*([^*]+)\*|`([^`]+)`|\[([^\]]+)\]\(([^)]+)\)/g)) {
    if (found.index > at) runs.push({ as: 'plain', text: text.slice(at, found.index) })
    const [whole, strong, em, code, link, to] = found
    if (strong !== undefined) runs.push({ as: 'strong', text: strong })
    else if (em !== undefined) runs.push({ as: 'em', text: em })
    else if (code !== undefined) runs.push({ as: 'code', text: code })
    else runs.push({ as: 'link', text: link ?? '', to: to ?? '' })
    at = found.index + whole.length
  }
  if (at < text.length) runs.push({ as: 'plain', text: text.slice(at) })
  return runs
}
