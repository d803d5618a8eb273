/** A picture in memory: four bytes a pixel (red, green, blue, alpha), row by row. */
export type Pixels = { data: Uint8ClampedArray; width: number; height: number }

/**
 * A picture made smaller, each new pixel the mean of those that it covers, in parts where it covers parts. Colours count by how opaque
 * they are, so that what cannot be seen does not shine through at edges. Expects the new size to be no larger than the old.
 */
export function scaleDown({ data, width, height }: Pixels, to: number): Pixels {
  const toHeight = Math.max(1, Math.round((height * to) / width))
  const across = spansOf(width, to)
  const down = spansOf(height, toHeight)
  const made = new Uint8ClampedArray(to * toHeight * 4)
  // One row of the new picture at a time: the sums of a row are all that is held beside the two pictures.
  const sums = new Float64Array(to * 4)
  for (const [y, rows] of down.entries()) {
    sums.fill(0)
    for (const row of rows) addRow(sums, data, row, width, across)
    writeRow(made, y * to * 4, sums, (width / to) * (height / toHeight))
  }
  return { data: made, width: to, height: toHeight }
}

/** Which old places a new one covers, and by how much of each. */
type Part = { at: number; weight: number }

function spansOf(from: number, to: number): Part[][] {
  const size = from / to
  return Array.from({ length: to }, (_, place) => {
    const [start, end] = [place * size, Math.min(from, (place + 1) * size)]
    const parts: Part[] = []
    for (let at = Math.floor(start); at < end; at++)
      parts.push({ at, weight: Math.min(end, at + 1) - Math.max(start, at) })
    return parts
  })
}

function addRow(sums: Float64Array, data: Uint8ClampedArray, row: Part, width: number, across: Part[][]): void {
  const line = row.at * width
  for (const [x, parts] of across.entries()) {
    let [red, green, blue, alpha] = [0, 0, 0, 0]
    for (const { at, weight } of parts) {
      const from = (line + at) * 4
      const opaque = (data[from + 3] as number) * weight
      red += (data[from] as number) * opaque
      green += (data[from + 1] as number) * opaque
      blue += (data[from + 2] as number) * opaque
      alpha += opaque
    }
    const to = x * 4
    sums[to] = (sums[to] as number) + red * row.weight
    sums[to + 1] = (sums[to + 1] as number) + green * row.weight
    sums[to + 2] = (sums[to + 2] as number) + blue * row.weight
    sums[to + 3] = (sums[to + 3] as number) + alpha * row.weight
  }
}

function writeRow(made: Uint8ClampedArray, start: number, sums: Float64Array, area: number): void {
  for (let at = 0; at < sums.length; at += 4) {
    const alpha = sums[at + 3] as number
    if (alpha === 0) continue
    for (const colour of [0, 1, 2]) made[start + at + colour] = (sums[at + colour] as number) / alpha
    made[start + at + 3] = alpha / area
  }
}
