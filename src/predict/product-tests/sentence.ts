import type { Text } from '../../kernel/errors.ts'
import { inLanguage } from '../../kernel/localized.ts'
import type { Candidate, ProductTestInput } from '../../manage/product-test-input.ts'
import { wordsFor } from '../../measure/words.ts'
import type { Demand } from './demand.ts'
import { type Evidence, restsOn, type Verdict } from './verdict.ts'

type Said = {
  candidate: Candidate
  definition: ProductTestInput
  verdict: Verdict
  evidence: readonly Evidence[]
  best: Demand | undefined
}

/** The verdict in a plain sentence or two, with the people on whom it rests. */
export function sentenceOf({ candidate, definition, verdict, evidence, best }: Said): Text {
  const found = restsOn(evidence)
  const name = {
    en: inLanguage(candidate.name, 'en', definition.languages),
    zh: inLanguage(candidate.name, 'zh-CN', ['zh', ...definition.languages]),
  }
  if (verdict === 'not_enough' || !found) return tooFew(name, evidence, definition)
  const interest = interestIn(name, found, verdict)
  const price = best ? priceOf(best, definition.currency, candidate.landed_cost === null) : { en: '', zh: '' }
  return { en: interest.en + price.en, zh: interest.zh + price.zh }
}

function tooFew(name: Text, evidence: readonly Evidence[], { minimum_answers }: ProductTestInput): Text {
  const most = Math.max(0, ...evidence.map(({ people }) => people))
  return {
    en: `${name.en}: not enough answers for a verdict, ${most} of the ${minimum_answers} people that the test asks for.`,
    zh: `${name.zh}：回答不足，暂无结论。测试要求至少 ${minimum_answers} 人，目前 ${most} 人。`,
  }
}

const standing: Readonly<Record<'go' | 'stop' | 'undecided', Text>> = {
  go: { en: 'surely above', zh: '明确达到' },
  stop: { en: 'surely below', zh: '明确低于' },
  undecided: { en: 'not yet surely above or below', zh: '尚不能确定是否达到' },
}

function interestIn(name: Text, found: Evidence, verdict: 'go' | 'stop' | 'undecided'): Text {
  const percent = (part: number) => `${Math.round(part * 100)}%`
  const { people, interested, share, low, high, goal } = found
  const is = standing[verdict]
  const who = found.source === 'page' ? { en: 'visitors', zh: '位访客' } : { en: 'people asked', zh: '位受访者' }
  return {
    en: `${name.en}: ${interested} of ${people} ${who.en} are interested (${percent(share)}, ${percent(low)} to ${percent(high)}), ${is.en} the goal of ${percent(goal)}.`,
    zh: `${name.zh}：${people} ${who.zh}中有 ${interested} 位感兴趣（${percent(share)}，区间 ${percent(low)} 至 ${percent(high)}），${is.zh} ${percent(goal)} 的目标。`,
  }
}

function priceOf({ best, people, source }: Demand, currency: string, isCostUnknown: boolean): Text {
  if (isCostUnknown || !best) return { en: '', zh: '' }
  const { money } = wordsFor(currency, undefined)
  const probability = Math.round((best.probability_best ?? 0) * 100)
  const [price, margin] = [money(best.price_minor), money(best.margin_per_100_minor)]
  const [low, high] = [money(best.margin_low_minor), money(best.margin_high_minor)]
  const from = source === 'page' ? { en: 'visitors', zh: '位访客' } : { en: 'people asked', zh: '位受访者' }
  return {
    en: ` Of the prices tried, ${price.en} leaves most with a probability of ${probability}%: an estimate of ${margin.en} per 100 ${from.en} (${low.en} to ${high.en}), from ${people} of them.`,
    zh: `在试过的价格中，${price.zh} 最赚钱的概率为 ${probability}%：每 100 ${from.zh}预计毛利 ${margin.zh}（区间 ${low.zh} 至 ${high.zh}），基于 ${people} 人。`,
  }
}
