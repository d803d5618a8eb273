import { join, type Sql, sql, str } from '../../store/sql.ts'

/** What is worth a look at a creator, each with the rule by which it is said: a question to ask, never a verdict. The dashboard has the words. */
export const signals: Readonly<Record<string, Sql>> = {
  mostly_sponsored: sql`sponsored_low > 0.5`,
  more_sponsored: sql`sponsored_trend > 0.2`,
  engagement_low: sql`engagement_high < tier_engagement / 2`,
  engagement_high: sql`engagement_low > tier_engagement * 3`,
  few_comments: sql`comments_per_like < tier_comments / nullIf(tier_likes, 0) / 4 AND posts >= 5`,
  views_even: sql`views_spread < 0.1 AND reach_posts >= 8`,
  views_uneven: sql`views_spread > 1.5 AND reach_posts >= 8`,
  counts_fell: sql`fallen_posts > 0`,
}

/** The names of the signals that a row gives, with commas between. */
export const signalsOf: Sql = sql`arrayStringConcat(arrayFilter(one -> one != '', [${join(
  Object.entries(signals).map(([name, when]) => sql`if(ifNull(${when}, 0), ${str(name)}, '')`),
)}]), ',')`
