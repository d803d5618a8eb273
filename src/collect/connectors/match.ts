import type { Field } from './define.ts'

/** A header as it is compared: without byte order mark, quotes, case, spaces at the ends and repeated spaces. */
export function normaliseHeader(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/[\uFEFF\u200B"“”]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

/** Where each known field stands: by the names of the fields, each column taken once, the best name first. */
export function matchColumns<Name extends string>(
  fields: Readonly<Record<Name, Field>>,
  columns: readonly string[],
): Map<Name, number> {
  const places = placesOf(columns)
  const taken = new Set<number>()
  const found = new Map<Name, number>()
  for (const name of Object.keys(fields) as Name[]) {
    for (const alias of fields[name].names) {
      const place = places.get(normaliseHeader(alias))
      if (place === undefined || taken.has(place)) continue
      found.set(name, place)
      taken.add(place)
      break
    }
  }
  return found
}

/** Where the fields of a stated mapping (field → header) stand. A header that the file lacks is left out. */
export function mappedColumns<Name extends string>(
  mapping: Readonly<Partial<Record<Name, string>>>,
  columns: readonly string[],
): Map<Name, number> {
  const places = placesOf(columns)
  const found = new Map<Name, number>()
  for (const [name, header] of Object.entries(mapping) as [Name, string | undefined][]) {
    const place = header ? places.get(normaliseHeader(header)) : undefined
    if (place !== undefined) found.set(name, place)
  }
  return found
}

/** The first column of each header, also under the header with its brackets emptied: "spend (usd)", "spend (*)". */
function placesOf(columns: readonly string[]): Map<string, number> {
  const places = new Map<string, number>()
  const add = (key: string, place: number) => {
    if (key && !places.has(key)) places.set(key, place)
  }
  const headers = columns.map(normaliseHeader)
  for (const [place, header] of headers.entries()) add(header, place)
  for (const [place, header] of headers.entries()) add(header.replace(/ ?\([^()]*\)$/, ' (*)'), place)
  return places
}
