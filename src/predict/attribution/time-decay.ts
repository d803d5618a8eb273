import type { CodedPath, CodedPaths } from './coded-paths.ts'
import type { Decay } from './counted-path.ts'
import { Tally } from './credit.ts'
import { defineModel } from './define.ts'

export const timeDecay = defineModel({
  id: 'time_decay',
  title: { en: 'Time decay', zh: '时间衰减' },
  doc: {
    en: 'What was still fresh in mind? A touch that is one half-life older gets half as much. Good for short campaigns; it belittles what makes people aware.',
    zh: '下单时印象还新鲜的是哪些触点？触点每早一个半衰期，功劳减半。适合短期活动，会低估最初让人知道品牌的渠道。',
  },
  amounts: (coded) => ({
    conversions: summed(coded, (path, decay) => decay?.conversions ?? none(path)),
    valueMinor: summed(coded, (path, decay) => decay?.valueMinor ?? none(path)),
  }),
})

function summed(
  coded: CodedPaths,
  sharesOf: (path: CodedPath, decay: Decay | undefined) => readonly number[],
): Float64Array {
  const tally = new Tally(coded.channels.length)
  for (const path of coded.paths) {
    const shares = sharesOf(path, path.decay)
    for (let touch = 0; touch < shares.length; touch++) tally.add(path.steps.charCodeAt(touch), shares[touch] as number)
  }
  return tally.totals()
}

/** Only a path that brought nothing can do without a decay. */
function none({ conversions, valueMinor }: CodedPath): readonly number[] {
  if (conversions || valueMinor) throw new RangeError('Time decay needs the decay of every path that converted.')
  return []
}
