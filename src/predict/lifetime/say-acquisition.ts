import { channelNames } from '../../kernel/channel.ts'
import type { Text } from '../../kernel/errors.ts'
import { dimensionValues } from '../../measure/traffic/visits.ts'
import type { Words } from '../../measure/words.ts'
import type { First } from './acquired.ts'
import { keptReason, sayTooLittle } from './too-little.ts'

type Row = {
  key: string
  new_customers: number
  cost: number | null
  cac: number | null
  ltv: number | null
  ltv_cac: number | null
  ltv_cac_low: number | null
  journeys_known: number | null
  missing: string
  missing_found: number
}

/** Whose customers bring most for what they cost, and which may bring less than they cost; else what is missing. */
export function sayAcquisition(
  { rows }: { rows: readonly Row[] },
  words: Words,
  { by }: { by: First },
): Text | undefined {
  const { money, count } = words
  const known = rows.filter(({ ltv_cac }) => ltv_cac !== null)
  const few = sayFewKnown(rows, words)
  if (few) return few
  const best = known.toSorted((a, b) => (b.ltv_cac ?? 0) - (a.ltv_cac ?? 0))[0]
  if (!best) return sayMissing(rows)
  const name = nameOf(best.key, by, words)
  const ratio = count(Math.round((best.ltv_cac ?? 0) * 10) / 10)
  const losing = known.filter(({ ltv_cac_low }) => (ltv_cac_low ?? 0) < 1)
  const losers = losing.map(({ key }) => nameOf(key, by, words))
  const less = {
    en: losers.length
      ? ` It is not certain that what is spent comes back from ${listed(losers.map(({ en }) => en))}.`
      : '',
    zh: losers.length ? `${losers.map(({ zh }) => zh).join('、')}的投入不一定能收回。` : '',
  }
  return {
    en: `A customer of ${name.en} costs ${money(best.cac).en} and brings ${ratio.en} times that, partly by estimate: the most.${less.en}`,
    zh: `${name.zh}的客户获客成本 ${money(best.cac).zh}，LTV（含估算）为其 ${ratio.zh} 倍，倍数最高。${less.zh}`,
  }
}

/** Where it is known of too few customers by what they came. */
function sayFewKnown([row]: readonly Row[], { share }: Words): Text | undefined {
  const known = row?.journeys_known ?? 1
  if (known >= 0.5) return undefined
  return {
    en: `By what a new customer of the own site came is known of ${share(known).en} only: what one costs by that cannot be said.`,
    zh: `独立站新客中仅 ${share(known).zh} 的来源已知，无法据此给出获客成本。`,
  }
}

function sayMissing(rows: readonly Row[]): Text | undefined {
  const without = rows.find(({ missing }) => missing !== '')
  const reason = without && keptReason(without.missing, without.missing_found)
  if (reason) return sayTooLittle(reason)
  if (rows.length === 0 || rows.some(({ cost }) => cost !== null)) return undefined
  return {
    en: 'What these customers cost is not known: no spend is reported that would be theirs.',
    zh: '这些客户的获客成本未知：没有与之对应的花费数据。',
  }
}

function nameOf(key: string, by: First, { market }: Words): Text {
  if (by === 'country') return market(key)
  return dimensionValues[key] ?? channelNames[key] ?? { en: key || 'no campaign', zh: key || '无' }
}

/** At most three of them. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ')
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown
}
