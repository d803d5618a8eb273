import { literal, type Sql, sql } from '../src/store/sql.ts'

/** The last three months and the last month of the benchmark's events. */
export const quarter = sql`'2026-01-01' AND '2026-03-31'`
export const month = sql`'2026-03-02' AND '2026-03-31'`

/** A question in the engine's SQL and in the standard's, which DuckDB and PostgreSQL read, on tables that hold the same; and what ../shared/engines.md had. */
export type PeerQuestion = { id: string; limitMs: number; engine: Sql; duckdb: string; postgres?: string }

const visits = literal(`visits FINAL WHERE brand = 'bench' AND slice = 1 AND empty(bot_reasons) AND day`)

/**
 * Steps in order within a day of the first: each step carries the latest start of those who took the steps before it. The same
 * people as `windowFunnel` finds.
 */
const standardFunnel = `
  WITH one AS (SELECT coalesce(i.canonical, e.person) AS who, "at", name FROM events e LEFT JOIN person_ids i ON i.person = e.person
      WHERE day BETWEEN '2026-03-02' AND '2026-03-31' AND NOT is_bot AND name IN ('product_viewed', 'product_added', 'checkout_started', 'order_completed')),
    two AS (SELECT *, max(CASE WHEN name = 'product_viewed' THEN "at" END) OVER (PARTITION BY who ORDER BY "at") AS s1 FROM one),
    three AS (SELECT *, max(CASE WHEN name = 'product_added' AND "at" <= s1 + INTERVAL '1 day' THEN s1 END) OVER (PARTITION BY who ORDER BY "at") AS s2 FROM two),
    four AS (SELECT *, max(CASE WHEN name = 'checkout_started' AND "at" <= s2 + INTERVAL '1 day' THEN s2 END) OVER (PARTITION BY who ORDER BY "at") AS s3 FROM three)
  SELECT count(DISTINCT CASE WHEN s1 IS NOT NULL THEN who END) AS a, count(DISTINCT CASE WHEN s2 IS NOT NULL THEN who END) AS b,
    count(DISTINCT CASE WHEN s3 IS NOT NULL THEN who END) AS c, count(DISTINCT CASE WHEN name = 'order_completed' AND "at" <= s3 + INTERVAL '1 day' THEN who END) AS d FROM four`

const standardRetention = `
  WITH active AS (SELECT DISTINCT person, date_trunc('week', started_at) AS week FROM visits WHERE day BETWEEN '2026-01-01' AND '2026-03-31' AND NOT is_bot),
    begun AS (SELECT person, min(week) AS first FROM active GROUP BY person)
  SELECT first, week, count(*) AS people FROM active JOIN begun USING (person) GROUP BY first, week`

/** The six questions of ../shared/engines.md. A person's timeline has the person in its place. */
export function peerQuestions(person: string): PeerQuestion[] {
  const number = literal as (text: string) => Sql
  return [
    {
      id: 'visitors a day, 90 days',
      limitMs: 150,
      engine: sql`SELECT day, uniqExact(person) AS people FROM ${visits} BETWEEN ${quarter} GROUP BY day`,
      duckdb: `SELECT day, count(DISTINCT person) AS people FROM visits WHERE day BETWEEN '2026-01-01' AND '2026-03-31' AND NOT is_bot GROUP BY day`,
    },
    {
      id: 'funnel of four, 30 days',
      limitMs: 1800,
      engine: sql`
        SELECT countIf(reached >= 1) AS a, countIf(reached >= 2) AS b, countIf(reached >= 3) AS c, countIf(reached >= 4) AS d FROM (
          SELECT if(ids.canonical = 0, happened.person, ids.canonical) AS who,
            windowFunnel(86400000)(toUInt64(toUnixTimestamp64Milli(at)), name = 'product_viewed', name = 'product_added', name = 'checkout_started', name = 'order_completed') AS reached
          FROM (SELECT person, at, name FROM events WHERE brand = 'bench' AND day BETWEEN ${month}
            AND name IN ('product_viewed', 'product_added', 'checkout_started', 'order_completed') AND empty(bot_reasons)) AS happened
          ANY LEFT JOIN (SELECT person, canonical FROM person_ids FINAL WHERE brand = 'bench' AND slice = 1) AS ids ON happened.person = ids.person GROUP BY who)`,
      duckdb: standardFunnel,
    },
    {
      id: 'retention of visitors by week, 90 days',
      limitMs: 900,
      engine: sql`
        SELECT arrayMin(weeks) AS first, arrayJoin(weeks) AS week, count() AS people
        FROM (SELECT person, groupUniqArray(toMonday(day)) AS weeks FROM ${visits} BETWEEN ${quarter} GROUP BY person) GROUP BY first, week`,
      duckdb: standardRetention,
    },
    {
      id: 'top pages, 30 days',
      limitMs: 900,
      engine: sql`
        SELECT path, count() AS views, uniqExact(person) AS people FROM events
        WHERE brand = 'bench' AND day BETWEEN ${month} AND name = 'page_viewed' AND empty(bot_reasons) GROUP BY path ORDER BY views DESC, path LIMIT 50`,
      duckdb: `SELECT path, count(*) AS views, count(DISTINCT person) AS people FROM events
        WHERE day BETWEEN '2026-03-02' AND '2026-03-31' AND name = 'page_viewed' AND NOT is_bot GROUP BY path ORDER BY views DESC, path LIMIT 50`,
    },
    {
      id: 'last touch, 30 days',
      limitMs: 500,
      engine: sql`
        SELECT touch_channel[-1] AS channel, count() AS orders, sum(net_sales) AS sales
        FROM (SELECT order_id, touch_channel FROM journeys FINAL WHERE brand = 'bench' AND slice = 1 AND day BETWEEN ${month} AND is_bot = 0) AS journey
        INNER JOIN (SELECT order_id, net_sales FROM orders WHERE brand = 'bench' AND slice = 1 AND toDate(ordered_at) BETWEEN ${month}) AS ledger
          ON journey.order_id = ledger.order_id GROUP BY channel`,
      duckdb: `SELECT channel, count(*) AS orders, sum(net_sales) AS sales FROM orders
        ASOF JOIN (SELECT * FROM visits WHERE day BETWEEN '2025-12-01' AND '2026-03-31' AND person IN (SELECT person FROM orders WHERE day BETWEEN '2026-03-02' AND '2026-03-31')) AS v
          ON orders.person = v.person AND orders.ordered_at >= v.started_at
        WHERE orders.day BETWEEN '2026-03-02' AND '2026-03-31' AND NOT v.is_bot GROUP BY channel`,
      postgres: `SELECT channel, count(*) AS orders, sum(net_sales) AS sales FROM orders,
        LATERAL (SELECT channel, is_bot FROM visits WHERE visits.person = orders.person AND started_at <= ordered_at ORDER BY started_at DESC LIMIT 1) AS v
        WHERE day BETWEEN '2026-03-02' AND '2026-03-31' AND NOT is_bot GROUP BY channel`,
    },
    {
      id: "a person's timeline",
      limitMs: 30,
      engine: sql`SELECT started_at, channel, steps, engaged_seconds FROM visits FINAL WHERE brand = 'bench' AND slice = 1 AND person = ${number(person)} ORDER BY started_at DESC LIMIT 100`,
      duckdb: `SELECT started_at, channel, steps, engaged_seconds FROM visits WHERE person = ${person} ORDER BY started_at DESC LIMIT 100`,
    },
  ]
}
