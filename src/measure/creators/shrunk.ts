import { type Sql, sql } from '../../store/sql.ts'
import { identifier } from '../identifier.ts'
import { z95 } from '../wilson.ts'

/**
 * Columns that a mean is shrunk with: sums over those that a row is one of, `peers`, of a figure that each row has as `_n`, `_mean`
 * and `_variance`. Beside them stands what is shrunk in a SELECT above.
 */
export function peerSums(name: string, peers: Sql): Sql {
  const [n, mean, variance] = ['n', 'mean', 'variance'].map((part) => identifier(`${name}_${part}`)) as [Sql, Sql, Sql]
  const over = (what: Sql, part: string) =>
    sql`${what} OVER (PARTITION BY ${peers}) AS ${identifier(`${name}_${part}`)}`
  return sql`${over(sql`sum(${n})`, 'all')}, ${over(sql`sum(${n} * ${mean})`, 'sum')}, ${over(sql`sum(${n} * ${mean} * ${mean})`, 'squares')},
      ${over(sql`sum((${n} - 1) * ${variance})`, 'within')}, ${over(sql`sum(if(${n} > 1, ${n} - 1, 0))`, 'freedom')},
      ${over(sql`sum(toFloat64(${n}) * ${n})`, 'weights')}, ${over(sql`countIf(${n} > 0)`, 'rows')}`
}

/**
 * Columns `_shrunk`, `_error` and `_peers`: a mean shrunk towards that of its peers (a one-way model with random effects, its variances
 * by the method of moments). The share that its own observations have is n·τ² ÷ (n·τ² + σ²), where σ² is the variance within a row and
 * τ² that between rows. NULL without any observation; a row without peers stands for itself. The standard error has that of the peers'
 * mean in it.
 */
export function shrinking(name: string): Sql {
  const at = (part: string) => identifier(`${name}_${part}`)
  const [n, all] = [sql`toFloat64(${at('n')})`, sql`toFloat64(${at('all')})`]
  const [peers, inside, between, share] = [at('peers'), at('inside'), at('between'), at('weight')]
  const ofPeers = sql`(${inside} / ${all} + ${between} * ${at('weights')} / (${all} * ${all}))`
  return sql`if(${all} = 0, NULL, ${at('sum')} / ${all}) AS ${peers}, if(${at('freedom')} = 0, NULL, ${at('within')} / ${at('freedom')}) AS ${inside},
        if(${at('rows')} < 2 OR ${inside} IS NULL, NULL, greatest(0., (${at('squares')} - ${all} * ${peers} * ${peers} - (${at('rows')} - 1) * ${inside}) / (${all} - ${at('weights')} / ${all}))) AS ${between},
        if(${between} IS NULL OR ${n} * ${between} + ${inside} = 0, NULL, ${n} * ${between} / (${n} * ${between} + ${inside})) AS ${share},
        if(${at('n')} = 0, NULL, ifNull(${share}, 1.) * ${at('mean')} + if(${share} IS NULL, 0., (1 - ${share}) * ${peers})) AS ${at('shrunk')},
        multiIf(${at('n')} = 0, NULL, ${share} IS NOT NULL, sqrt(${share} * ${inside} / ${n} + (1 - ${share}) * (1 - ${share}) * ${ofPeers}),
          ${at('variance')} IS NULL, NULL, sqrt(${at('variance')} / ${n})) AS ${at('error')}`
}

/** What `shrinking` has found, for a SELECT above it. */
export function shrunk(name: string): { mean: Sql; error: Sql; peers: Sql } {
  const at = (part: string) => identifier(`${name}_${part}`)
  return { mean: at('shrunk'), error: at('error'), peers: at('peers') }
}

/** One end of the interval of 95% about a mean. */
export const endOf = (mean: Sql, error: Sql, end: 'low' | 'high'): Sql =>
  end === 'low' ? sql`${mean} - ${z95} * ${error}` : sql`${mean} + ${z95} * ${error}`

/** The same of a share, which lies between nothing and all. */
export const shareEnd = (mean: Sql, error: Sql, end: 'low' | 'high'): Sql =>
  // The engine's greatest and least pass over what is not known.
  sql`if(${error} IS NULL, NULL, ${end === 'low' ? sql`greatest(0., ${endOf(mean, error, end)})` : sql`least(1., ${endOf(mean, error, end)})`})`
