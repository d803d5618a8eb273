import { join, type Sql, sql, str, whole } from '../../store/sql.ts'

/** Fewer orders than this say nothing of a coupon. */
export const fewestUses = 10

/** What speaks for a leak, each with its rule; where something is not known, it does not speak. The dashboard has the words. */
const leakSignals: Readonly<Record<string, Sql>> = {
  deal_sites: sql`deal_low > 0.1`,
  elsewhere: sql`elsewhere_above_low > 0.1`,
  jump: sql`jump_low > 2 AND ifNull(posts_lately, 0) = 0`,
  late: sql`late_low > 0.5`,
  outside: sql`outside_low > 0.25`,
}

/** The names of those that speak, as an array. */
export const leakSigns: Sql = sql`arrayFilter(one -> one != '', [${join(
  Object.entries(leakSignals).map(([name, when]) => sql`if(ifNull(${when}, 0), ${str(name)}, '')`),
)}])`

/** Orders that came from deal sites are evidence by themselves; of the others it takes two, since each has honest reasons, too. */
export const leakVerdict: Sql = sql`multiIf(orders < ${whole(fewestUses)}, 'few', has(signs, 'deal_sites'), 'leaked', length(signs) > 1, 'look', 'none')`

export const verdictNames = {
  leaked: { en: 'Seems leaked', zh: '疑似泄露' },
  look: { en: 'Worth a look', zh: '值得留意' },
  none: { en: 'No sign', zh: '无异常' },
  few: { en: 'Too few orders', zh: '订单太少' },
}
