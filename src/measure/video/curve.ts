/** A retention curve: which share still watches at a share of the length. Points are sorted, none twice. */
export type Curve = { points: readonly { at: number; watching: number; relative: number | null }[] }

type Told = number | null

/** A curve of points that are told by their share of the length or by their second; undefined of fewer than three. */
export function curveOf(
  told: readonly (readonly [position: Told, second: Told, watching: number, relative: Told])[],
  seconds: number,
): Curve | undefined {
  const byPlace = new Map(
    told.flatMap(([position, second, watching, relative]) => {
      const at = position ?? (second === null ? null : second / seconds)
      return at === null || at > 1.001 ? [] : [[Math.min(1, at), { at: Math.min(1, at), watching, relative }] as const]
    }),
  )
  const points = [...byPlace.values()].sort((a, b) => a.at - b.at)
  return points.length < 3 ? undefined : { points }
}

/** Which share still watches at a place between two points, on the straight line between them; beyond the ends, as at the end. */
export function watchingAt({ points }: Curve, at: number): number {
  const after = points.findIndex((point) => point.at >= at)
  const [first, last] = [points[0], points.at(-1)]
  if (after === 0) return first?.watching ?? 0
  if (after === -1) return last?.watching ?? 0
  const [a, b] = [points[after - 1], points[after]]
  if (!a || !b) return 0
  return a.watching + ((b.watching - a.watching) * (at - a.at)) / (b.at - a.at)
}

/** The share of the video that is watched in the mean: the area below its curve. */
export function watchedShare(curve: Curve): number {
  const places = [0, ...curve.points.map(({ at }) => at).filter((at) => at > 0 && at < 1), 1]
  return places.slice(1).reduce((area, at, place) => {
    const before = places[place] ?? 0
    return area + ((at - before) * (watchingAt(curve, at) + watchingAt(curve, before))) / 2
  }, 0)
}
