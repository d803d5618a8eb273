import { join, type Sql, sql } from '../../store/sql.ts'
import { identifier } from '../identifier.ts'

/** A figure that rows have as `_n`, `_mean` and `_variance`, and by what rows are peers; all are where nothing is given. */
type Shrinkable = { name: string; peers?: Sql }

/**
 * Rows with each figure shrunk towards the mean of its peers: `_shrunk`, `_error` and `_peers` (a one-way model with random effects,
 * its variances by the method of moments). The share that a row's own observations have is n·τ² ÷ (n·τ² + σ²), where σ² is the
 * variance within a row and τ² that between rows. NULL without any observation; a row without peers stands for itself. The standard
 * error has that of the peers' mean in it. Each step is a SELECT of its own: the engine works an alias out anew wherever it is used.
 */
export function shrunkRows(figures: readonly Shrinkable[], rows: Sql): Sql {
  const steps = [meansOfPeers, between, weight, shrinking]
  const sums = sql`SELECT *, ${join(figures.map(peerSums))} FROM (${rows})`
  return steps.reduce(
    (from, step) => sql`SELECT *, ${join(figures.map(({ name }) => step(at(name))))} FROM (${from})`,
    sums,
  )
}

type Part = (part: string) => Sql
const at =
  (name: string): Part =>
  (part) =>
    identifier(`${name}_${part}`)

function peerSums({ name, peers }: Shrinkable): Sql {
  const of = at(name)
  const [n, mean, variance] = [of('n'), of('mean'), of('variance')]
  // Without a partition the engine need not sort the rows, which are wide.
  const window = peers ? sql`PARTITION BY ${peers}` : sql``
  const over = (what: Sql, part: string) => sql`${what} OVER (${window}) AS ${of(part)}`
  return sql`${over(sql`sum(${n})`, 'all')}, ${over(sql`sum(${n} * ${mean})`, 'sum')}, ${over(sql`sum(${n} * ${mean} * ${mean})`, 'squares')},
      ${over(sql`sum((${n} - 1) * ${variance})`, 'within')}, ${over(sql`sum(if(${n} > 1, ${n} - 1, 0))`, 'freedom')},
      ${over(sql`sum(toFloat64(${n}) * ${n})`, 'weights')}, ${over(sql`countIf(${n} > 0)`, 'rows')}`
}

const total = (of: Part) => sql`toFloat64(${of('all')})`
const count = (of: Part) => sql`toFloat64(${of('n')})`

const meansOfPeers = (of: Part) => sql`if(${total(of)} = 0, NULL, ${of('sum')} / ${total(of)}) AS ${of('peers')},
        if(${of('freedom')} = 0, NULL, ${of('within')} / ${of('freedom')}) AS ${of('inside')}`

const between = (of: Part) =>
  sql`if(${of('rows')} < 2 OR ${of('inside')} IS NULL, NULL, greatest(0., (${of('squares')} - ${total(of)} * ${of('peers')} * ${of('peers')} - (${of('rows')} - 1) * ${of('inside')}) / (${total(of)} - ${of('weights')} / ${total(of)}))) AS ${of('between')}`

const weight = (of: Part) =>
  sql`if(${of('between')} IS NULL OR ${count(of)} * ${of('between')} + ${of('inside')} = 0, NULL, ${count(of)} * ${of('between')} / (${count(of)} * ${of('between')} + ${of('inside')})) AS ${of('weight')}`

function shrinking(of: Part): Sql {
  const [n, share, inside] = [count(of), of('weight'), of('inside')]
  const ofPeers = sql`(${inside} / ${total(of)} + ${of('between')} * ${of('weights')} / (${total(of)} * ${total(of)}))`
  return sql`if(${of('n')} = 0, NULL, ifNull(${share}, 1.) * ${of('mean')} + if(${share} IS NULL, 0., (1 - ${share}) * ${of('peers')})) AS ${of('shrunk')},
        multiIf(${of('n')} = 0, NULL, ${share} IS NOT NULL, sqrt(${share} * ${inside} / ${n} + (1 - ${share}) * (1 - ${share}) * ${ofPeers}),
          ${of('variance')} IS NULL, NULL, sqrt(${of('variance')} / ${n})) AS ${of('error')}`
}

/** What `shrunkRows` has found, for a SELECT above it. */
export function shrunk(name: string): { mean: Sql; peers: Sql } {
  const of = at(name)
  return { mean: of('shrunk'), peers: of('peers') }
}
