import { creatorKey } from '../../derive/creator-key.ts'
import { defaultTierRule, tiers } from '../../kernel/creator-tier.ts'
import { join, type Sql, sql, str, strs, u64 } from '../../store/sql.ts'
import type { Question } from '../define.ts'

/** Which platform a question is about, or 'all'. */
export type OfPlatform = Question & { platform: string }

const ofBrand = (p: Question) => sql`brand = ${str(p.scope.brand)}`

/**
 * Whose handle it is, as the book has it now: `on_platform`, `handle` as it is compared, and `owner`. Who has it comes before who had it.
 * Of a large book, only those `among` a SELECT of platforms and handles are looked at.
 */
export function handlesNow(p: Question, among?: Sql): Sql {
  const chosen = among ? sql`WHERE (toString(one.1), one.2) GLOBAL IN (${among})` : sql``
  return sql`SELECT toString(one.1) AS on_platform, one.2 AS handle, argMin(creator, (one.3, creator)) AS owner
      FROM (SELECT creator, arrayJoin(arrayZip(platforms, handles, former)) AS one FROM creator_book FINAL WHERE ${ofBrand(p)})
      ${chosen} GROUP BY on_platform, handle`
}

/** Whom a name means that links, codes and spend are under: `called` as it is compared, and `owner`; a name comes before a handle. An id of the book means its creator. */
export function namesNow(p: Question): Sql {
  return sql`SELECT one.2 AS called, argMin(creator, (one.1, creator)) AS owner
      FROM (
        SELECT creator, arrayJoin(arrayConcat([(0, creator), (0, ${creatorKey(sql`name`)})], arrayMap((handle, was) -> (1 + was, handle), handles, former))) AS one
        FROM creator_book FINAL WHERE ${ofBrand(p)}
      )
      WHERE one.2 != '' GROUP BY called`
}

/** Creators of the book with the account that most people follow, on the platform that is asked about, and its tier; also those put aside. */
export function creatorsNow(p: OfPlatform): Sql {
  const chosen = p.platform !== 'all' ? sql` AND one.1 = ${str(p.platform)}` : sql``
  return sql`SELECT creator AS id, put_aside, book_name, book_category, main.1 AS on_platform, main.2 AS followers, ${tierOf(p)} AS tier
      FROM (
        SELECT creator, archived AS put_aside, name AS book_name, category AS book_category,
          arraySort(one -> -ifNull(one.2, -1), arrayFilter(one -> one.3 = 0${chosen}, arrayZip(arrayMap(name -> toString(name), platforms), followers, former)))[1] AS main
        FROM creator_book FINAL WHERE ${ofBrand(p)}${p.platform !== 'all' ? sql` AND has(platforms, ${str(p.platform)})` : sql``}
      )`
}

/** The tier of `main`, by the brand's rules; empty where no audience is known. */
function tierOf({ scope }: Question): Sql {
  const stated = scope.creatorTiers
  const usual = stated.find(({ platform }) => platform === '') ?? defaultTierRule
  const own = stated.filter(({ platform }) => platform !== '')
  const bound = (name: 'micro' | 'mid' | 'macro' | 'mega') => {
    const limits = join(own.map((rule) => sql`${u64(rule[name])}`))
    if (own.length === 0) return sql`${u64(usual[name])}`
    return sql`transform(main.1, ${strs(own.map(({ platform }) => platform))}, [${limits}], ${u64(usual[name])})`
  }
  const above = tiers.slice(1).toReversed() as ('micro' | 'mid' | 'macro' | 'mega')[]
  const cases = above.map((name) => sql`main.2 >= ${bound(name)}, ${str(name)}, `)
  return sql`multiIf(main.2 IS NULL OR main.1 = '', '', ${join(cases, sql``)}'nano')`
}
