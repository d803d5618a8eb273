import { type Chain, chainOf } from './chain.ts'
import type { CodedPath, CodedPaths } from './coded-paths.ts'
import { defineModel } from './define.ts'
import { expected, lostWithout } from './removal.ts'

export const markov = defineModel({
  id: 'markov',
  title: { en: 'Markov chain', zh: '马尔可夫链' },
  doc: {
    en: 'What would be missing without the channel? Credit follows the conversions that would be lost if every journey that meets the channel ended there. It needs the journeys that did not convert, too.',
    zh: '没有这个渠道会少多少？假设旅程一遇到该渠道就中断，按因此失去的转化分配功劳；未转化的旅程也必须计入。',
  },
  /** Removal effects (Anderl et al. 2016), solved exactly. Value is shared by what is lost of the value. */
  amounts: (coded, { order }) => {
    if (![1, 2, 3].includes(order)) throw new RangeError(`A chain of order ${order} is not offered: 1, 2 or 3.`)
    if (coded.paths.length === 0) return { conversions: new Float64Array(), valueMinor: new Float64Array() }
    // Margins may be losses. They are shared out for themselves, so that no channel's share is large only because the
    // sum of all is small.
    const [conversions, gains, losses] = sharedByRemoval(coded, chainOf(coded, order), [
      ({ conversions }) => conversions,
      ({ valueMinor }) => Math.max(0, valueMinor),
      ({ valueMinor }) => Math.max(0, -valueMinor),
    ])
    return { conversions, valueMinor: gains.map((gain, channel) => gain - (losses[channel] as number)) }
  },
})

type Brought = (path: CodedPath) => number

/** All that the paths brought of each kind, in proportion to what would be lost of it without each channel. */
function sharedByRemoval<Kinds extends readonly [Brought, ...Brought[]]>(
  coded: CodedPaths,
  chain: Chain,
  kinds: Kinds,
) {
  const totals = kinds.map((brought) => coded.paths.reduce((sum, path) => sum + brought(path), 0))
  const from = kinds.map((brought) => expected(chain, chain.endings(brought)))
  const journeys = coded.conversions + coded.nonConversions
  from.forEach((amounts, kind) => {
    checkStart(amounts[0] as number, (totals[kind] as number) / journeys)
  })
  const lost = coded.channels.map((_, channel) => lostWithout(chain, channel, from))
  return kinds.map((_, kind) =>
    inProportion(
      lost.map((amounts) => amounts[kind] as number),
      totals[kind] as number,
    ),
  ) as { [Kind in keyof Kinds]: Float64Array }
}

function inProportion(lost: readonly number[], total: number): Float64Array {
  const all = lost.reduce((sum, amount) => sum + amount, 0)
  return Float64Array.from(lost, (amount) => (total === 0 ? 0 : (amount / all) * total))
}

/** Of a chain that was counted, what a journey brings is known beforehand. */
function checkStart(found: number, counted: number): void {
  if (!(Math.abs(found - counted) <= 1e-9 * counted))
    throw new Error(`The chain brings ${found} a journey, where ${counted} was counted.`)
}
