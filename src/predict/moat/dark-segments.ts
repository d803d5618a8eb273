import type { Cell } from './dark-inputs.ts'
import { stepEnds, triedSteps } from './dark-inputs.ts'
import type { DarkSegment, Drawn } from './dark-result.ts'

type Amounts = { on: number; off: number; byStep: { on: number; off: number }[] }

/** A part of the business of which the dark test says something: its amounts and shares as one draw has them. */
type Asked = Pick<DarkSegment, 'by' | 'key'> & {
  amounts(drawn: Drawn): Amounts
  /** What is lost in the whole time, what comes soon, the share that stands, then that of each step. */
  figures(drawn: Drawn): number[]
}

/**
 * The whole, each market and each sales channel, all traffic off; and each kind of paid traffic: it alone off, all others on,
 * as a share of the whole.
 */
export function segmentsOf(cells: readonly Cell[], point: Drawn): Asked[] {
  const places = (by: 'country' | 'sales_channel') => {
    const keys = [...new Set(cells.map((cell) => cell[by]))]
    return keys.map((key) => placed(by, key, (cell) => cells[cell]?.[by] === key))
  }
  const kinds = [...new Set(point.levels.flatMap(({ paidBy }) => [...paidBy.keys()]))]
  return [
    placed('all', '', () => true),
    ...places('country'),
    ...places('sales_channel'),
    ...kinds.map(without),
  ].filter(({ amounts }) => amounts(point).on > 0)
}

function placed(by: DarkSegment['by'], key: string, has: (cell: number) => boolean): Asked {
  return asked(by, key, ({ flows }, step) => {
    let [on, off] = [0, 0]
    for (const [cell, flow] of flows.entries()) {
      if (!has(cell)) continue
      on += flow.on[step] as number
      off += flow.off[step] as number
    }
    return { on, off }
  })
}

/** One kind of paid traffic off: what it takes of the loss of each place is its part of what was paid there. */
function without(kind: string): Asked {
  return asked('traffic_channel', kind, ({ flows, levels }, step) => {
    let [on, lost] = [0, 0]
    for (const [cell, flow] of flows.entries()) {
      on += flow.on[step] as number
      lost += (levels[cell]?.paidBy.get(kind) ?? 0) * ((flow.on[step] as number) - (flow.off[step] as number))
    }
    return { on, off: on - lost }
  })
}

function asked(
  by: DarkSegment['by'],
  key: string,
  of: (drawn: Drawn, step: number) => { on: number; off: number },
): Asked {
  const amounts = (drawn: Drawn): Amounts => {
    const byStep = stepEnds.map((_, step) => of(drawn, step))
    const sum = (name: 'on' | 'off') => byStep.reduce((all, step) => all + step[name], 0)
    return { on: sum('on'), off: sum('off'), byStep }
  }
  const share = ({ on, off }: { on: number; off: number }) => (on > 0 ? off / on : Number.NaN)
  return {
    by,
    key,
    amounts,
    figures: (drawn) => {
      const found = amounts(drawn)
      const soon = found.byStep.slice(0, triedSteps).reduce((all, { on }) => all + on, 0)
      return [found.on - found.off, soon, share(found), ...found.byStep.map(share)]
    },
  }
}
