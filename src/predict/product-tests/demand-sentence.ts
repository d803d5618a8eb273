import type { Text } from '../../kernel/errors.ts'
import { minorDigits } from '../../kernel/money.ts'
import { differenceOf } from '../../kernel/share.ts'
import { wordsFor } from '../../measure/words.ts'
import type { PriceStep } from './best-price.ts'
import type { DemandCurve, DemandSource } from './demand-curve.ts'

const nothing: Text = { en: '', zh: '' }

/** What the steps of a curve of demand show, in plain words: whether the price puts people off, and which price brings most. */
export function demandSentence(
  { source, people, is_enough, steps, best }: DemandCurve,
  currency: string,
  minimum: number,
): Text {
  if (!is_enough)
    return {
      en: `${people} of the ${minimum} people that the test asks for: too few to read a price from.`,
      zh: `测试要求至少 ${minimum} 人，目前 ${people} 人，还不能据此定价。`,
    }
  const tried = steps.filter(({ asked }) => asked > 0)
  const parts = [interestOf(source, tried, currency), mostOf(source, tried, best, currency)]
  return { en: parts.flatMap(({ en }) => en || []).join(' '), zh: parts.map(({ zh }) => zh).join('') }
}

function interestOf(source: DemandSource, tried: readonly PriceStep[], currency: string): Text {
  const [first, last] = [tried[0], tried.at(-1)]
  if (!first) return nothing
  const at = (step: PriceStep) => priceIn(step.price_minor, currency)
  if (!last || last === first)
    return {
      en: `At ${at(first).en}, the only price tried, ${withEnds(first, ' to ')} would buy.`,
      zh: `只试了 ${at(first).zh} 一个价格，愿意购买的占 ${withEnds(first, ' 至 ')}。`,
    }
  const chance = source === 'page' ? beyondChance(first, last) : nothing
  return {
    en: `${withEnds(first, ' to ')} would buy at ${at(first).en}, ${withEnds(last, ' to ')} at ${at(last).en}${chance.en}.`,
    zh: `${at(first).zh} 时愿意购买的占 ${withEnds(first, ' 至 ')}，${at(last).zh} 时占 ${withEnds(last, ' 至 ')}${chance.zh}。`,
  }
}

/** Other people saw each price: the difference may be theirs. Who was asked about all prices at once is compared with nobody. */
function beyondChance(first: PriceStep, last: PriceStep): Text {
  const { difference, low, high } = differenceOf(first, last)
  if (difference === 0) return nothing
  if (low > 0) return { en: ': fewer at the higher price, beyond chance', zh: '，高价时明显更少，超出偶然波动' }
  if (high < 0) return { en: ': more at the higher price, beyond chance', zh: '，高价时反而明显更多，超出偶然波动' }
  return { en: '; chance may explain the difference', zh: '，差异可能属于偶然' }
}

/** The price that leaves most where costs are known, else the one that takes most. */
function mostOf(source: DemandSource, tried: readonly PriceStep[], best: PriceStep | null, currency: string): Text {
  const { money } = wordsFor(currency, undefined)
  const who = source === 'page' ? { en: 'visitors', zh: '位访客' } : { en: 'people asked', zh: '位受访者' }
  if (best) {
    const [margin, low, high] = [best.margin_per_100_minor, best.margin_low_minor, best.margin_high_minor].map(money)
    const probability = percent(best.probability_best ?? 0)
    return {
      en: `${priceIn(best.price_minor, currency).en} most probably leaves most (${probability}): an estimated margin of ${margin?.en} per 100 ${who.en} (${low?.en} to ${high?.en}).`,
      zh: `${priceIn(best.price_minor, currency).zh} 最可能最赚钱（概率 ${probability}）：每 100 ${who.zh}预计毛利 ${margin?.zh}（${low?.zh} 至 ${high?.zh}）。`,
    }
  }
  if (tried.every(({ yes }) => yes === 0)) return nothing
  if (tried.some(({ margin_per_100_minor }) => margin_per_100_minor !== null))
    return { en: 'At no price tried is a margin left.', zh: '试过的价格都没有毛利。' }
  const [most] = tried.toSorted((a, b) => (b.revenue_per_100_minor ?? 0) - (a.revenue_per_100_minor ?? 0))
  if (!most) return nothing
  const ends = [most.revenue_low_minor, most.revenue_high_minor].map(money)
  const revenue = money(most.revenue_per_100_minor)
  return {
    en: `Without a landed cost no margin is known; revenue is highest at ${priceIn(most.price_minor, currency).en}, an estimated ${revenue.en} per 100 ${who.en} (${ends[0]?.en} to ${ends[1]?.en}).`,
    zh: `未填到岸成本，毛利未知；销售额最高的价格是 ${priceIn(most.price_minor, currency).zh}，每 100 ${who.zh}约 ${revenue.zh}（估计，${ends[0]?.zh} 至 ${ends[1]?.zh}）。`,
  }
}

const percent = (part: number) => `${Math.round(part * 100)}%`

function withEnds({ share, low, high }: PriceStep, to: string): string {
  const ends = `${percent(low)}${to}${percent(high)}`
  return to === ' to ' ? `${percent(share)} (${ends})` : `${percent(share)}（${ends}）`
}

/** A price to its last digit, unlike the rounded money of sentences: $49.90 is not $50. */
function priceIn(minor: number, currency: string): Text {
  const digits = minorDigits(currency)
  const written = (language: string) =>
    new Intl.NumberFormat(language, {
      ...{ style: 'currency', currency, currencyDisplay: 'narrowSymbol' },
      ...{ minimumFractionDigits: minor % 10 ** digits === 0 ? 0 : digits, maximumFractionDigits: digits },
    }).format(minor / 10 ** digits)
  return { en: written('en'), zh: written('zh-CN') }
}
