import type { ChartSpec, Row } from '../api/measures.ts'
import { numberOf } from '../format/value.ts'

/** A step at its place of the way: the same page at two places is two nodes, so that no way leads back. */
export type FlowNode = { id: string; place: number; step: string; size: number }
type FlowLink = { source: string; target: string; size: number }
export type Flow = { nodes: FlowNode[]; links: FlowLink[]; all: number }

const ends = new Set(['(end)', '(start)', '(other)'])

/** Whether a node stands for a step, and not for the end of the way or for several steps. */
export function isFollowed(step: string): boolean {
  return !ends.has(step)
}

/** Rows of hops (`place`, from, to, size) as nodes and links. `all` is what goes out from the start. */
export function flowOf(rows: readonly Row[], { x, by = '', y }: Pick<ChartSpec, 'x' | 'by' | 'y'>): Flow {
  const nodes = new Map<string, FlowNode & { out: number; into: number }>()
  const nodeAt = (place: number, step: string) => {
    const id = `${place} ${step}`
    const node = nodes.get(id) ?? { id, place, step, size: 0, out: 0, into: 0 }
    nodes.set(id, node)
    return node
  }
  const links = rows.map((row) => {
    const place = Number(row.place ?? 1)
    const size = numberOf(row[y[0] ?? '']) ?? 0
    const [from, to] = [nodeAt(place - 1, String(row[x] ?? '')), nodeAt(place, String(row[by] ?? ''))]
    from.out += size
    to.into += size
    return { source: from.id, target: to.id, size }
  })
  const sized = [...nodes.values()].map(({ out, into, ...node }) => ({ ...node, size: Math.max(out, into) }))
  const all = sized.reduce((sum, { place, size }) => (place === 0 ? sum + size : sum), 0)
  return { nodes: sized, links, all }
}

/** The nodes of each place, largest first. */
export function levelsOf({ nodes }: Flow): FlowNode[][] {
  const levels: FlowNode[][] = []
  for (const node of nodes) {
    levels[node.place] ??= []
    levels[node.place]?.push(node)
  }
  return levels.map((level) => level.sort((a, b) => b.size - a.size))
}
