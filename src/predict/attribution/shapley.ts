import type { CodedPaths } from './coded-paths.ts'
import { Tally } from './credit.ts'
import { defineModel } from './define.ts'

export const shapley = defineModel({
  id: 'shapley',
  title: { en: 'Shapley value', zh: '沙普利值' },
  doc: {
    en: 'What is fair if each channel is to get its mean contribution over every order of joining in? Neither order nor number of touches counts, only which channels were there. Journeys that did not convert do not count.',
    zh: '按各渠道对组合的平均贡献分，怎样才公平？只看旅程里有哪些渠道，不看先后和次数；未转化的旅程不参与计算。',
  },
  /**
   * The worth of a set of channels is what journeys brought that met no others. Then a channel's Shapley value is the
   * sum, over the sets that occur with it, of what their journeys brought ÷ the size of the set (Zhao et al. 2018). It
   * takes one pass, however many channels there are.
   */
  amounts: (coded) => {
    const [conversions, valueMinor] = [new Tally(coded.channels.length), new Tally(coded.channels.length)]
    for (const [members, coalition] of coalitions(coded))
      for (let i = 0; i < members.length; i++) {
        conversions.add(members.charCodeAt(i), coalition.conversions / members.length)
        valueMinor.add(members.charCodeAt(i), coalition.valueMinor / members.length)
      }
    return { conversions: conversions.totals(), valueMinor: valueMinor.totals() }
  },
})

type Coalition = { conversions: number; valueMinor: number }

/** What the journeys brought that met exactly this set of channels, for each set that occurs. */
function coalitions(coded: CodedPaths): Map<string, Coalition> {
  const bySet = new Map<string, Coalition>()
  for (const { steps, conversions, valueMinor } of coded.paths) {
    if (!conversions && !valueMinor) continue
    const members = [...new Set(steps.split(''))].sort().join('')
    const coalition = bySet.get(members) ?? { conversions: 0, valueMinor: 0 }
    coalition.conversions += conversions
    coalition.valueMinor += valueMinor
    bySet.set(members, coalition)
  }
  return bySet
}
