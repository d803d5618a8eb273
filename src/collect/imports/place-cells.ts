import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** Parts of a workbook that are unpacked to read it, and so count towards what one may hold. */
export const readParts = /\.(xml|rels)$/

/**
 * A workbook in which every cell says where it stands. The format lets cells leave their place out, and then they follow
 * one another; the parser insists on it. Undefined where no cell lacks its place.
 */
export function placeCells(workbook: Uint8Array): Buffer | undefined {
  const parts = unzipSync(workbook, { filter: ({ name }) => readParts.test(name) })
  let found = false
  for (const [name, bytes] of Object.entries(parts)) {
    const before = strFromU8(bytes)
    const after = before.includes('sheetData') ? placeCellsOfSheet(before) : before
    if (after === before) continue
    parts[name] = strToU8(after)
    found = true
  }
  return found ? Buffer.from(zipSync(parts, { level: 0 })) : undefined
}

/** A tag of a row or cell up to its end; comments and verbatim text are matched so that tags within them are passed over. */
const tags = /<!--(?:[\s\S]*?-->|[\s\S]*$)|<!\[CDATA\[(?:[\s\S]*?\]\]>|[\s\S]*$)|<((?:\w+:)?(row|c))(?=[\s/>])([^<>]*)/g

/** The XML of a sheet with the places of its cells. One without a place stands right of the one before, in the row below. */
export function placeCellsOfSheet(xml: string): string {
  let [row, column] = [0, 0]
  return xml.replace(tags, (whole: string, tag?: string, kind?: string, attributes = '') => {
    if (!kind) return whole
    const [, letters = '', number] = /\sr\s*=\s*["']([A-Z]*)(\d+)["']/.exec(attributes) ?? []
    if (kind === 'row') {
      row = number ? Number(number) : row + 1
      column = 0
      return whole
    }
    if (number) {
      row = Number(number)
      column = columnOf(letters)
      return whole
    }
    column += 1
    return `<${tag} r="${lettersOf(column)}${row}"${attributes}`
  })
}

/** "A" → 1, "AA" → 27. */
function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

/** 1 → "A", 27 → "AA". */
function lettersOf(column: number): string {
  if (column === 0) return ''
  return lettersOf(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26))
}
