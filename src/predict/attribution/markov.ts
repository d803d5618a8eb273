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
    const chain = chainOf(coded, order)
    const by = (brought: (path: CodedPath) => number) => sharedByRemoval(coded, chain, brought)
    // Margins may be losses. They are shared out for themselves, so that no channel's share is large only because the
    // sum of all is small.
    const gains = by(({ valueMinor }) => Math.max(0, valueMinor))
    const losses = by(({ valueMinor }) => Math.max(0, -valueMinor))
    return {
      conversions: by(({ conversions }) => conversions),
      valueMinor: gains.map((gain, channel) => gain - (losses[channel] as number)),
    }
  },
})

/** All that the paths brought, in proportion to what would be lost without each channel. */
function sharedByRemoval(coded: CodedPaths, chain: Chain, brought: (path: CodedPath) => number): Float64Array {
  const total = coded.paths.reduce((sum, path) => sum + brought(path), 0)
  if (total === 0) return new Float64Array(coded.channels.length)
  const from = expected(chain, chain.endings(brought))
  checkStart(from[0] as number, total / (coded.conversions + coded.nonConversions))
  const lost = Float64Array.from(coded.channels, (_, channel) => lostWithout(chain, channel, from))
  const all = lost.reduce((sum, amount) => sum + amount, 0)
  return lost.map((amount) => (amount / all) * total)
}

/** Of a chain that was counted, what a journey brings is known beforehand. */
function checkStart(found: number, counted: number): void {
  if (!(Math.abs(found - counted) <= 1e-9 * counted))
    throw new Error(`The chain brings ${found} a journey, where ${counted} was counted.`)
}
