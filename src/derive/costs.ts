import { minorDigits } from '../kernel/money.ts'
import type { Sql } from '../store/sql.ts'
import { Bound, sql, strs } from '../store/sql.ts'
import { currentRows } from './current.ts'
import type { DeriveScope } from './scope.ts'

/**
 * Adds to rows with sku, country and day the landed cost of one unit on that day: `unit_cost` and `cost_currency`,
 * empty where none is stated. A cost for the country comes before the general one; of each, the latest begun counts.
 */
export function withUnitCost(rows: Sql, scope: DeriveScope): Sql {
  const costs = sql`
    SELECT sku AS cost_sku, toString(country) AS cost_country, valid_from, unit_cost AS cost_of_unit, toString(currency) AS cost_in
    FROM (${currentRows('product_costs', scope, sql`sku, country, valid_from, unit_cost, currency, removed, as_of, load, received_at, row_key`)})
    WHERE removed = 0`
  return sql`
    SELECT priced.*,
      if(local.cost_in != '', local.cost_of_unit, general.cost_of_unit) AS unit_cost,
      if(local.cost_in != '', local.cost_in, general.cost_in) AS cost_currency
    FROM (${rows}) AS priced
    GLOBAL ASOF LEFT JOIN (SELECT * FROM (${costs}) WHERE cost_country != '') AS local
      ON priced.sku = local.cost_sku AND toString(priced.country) = local.cost_country AND priced.day >= local.valid_from
    GLOBAL ASOF LEFT JOIN (SELECT * FROM (${costs}) WHERE cost_country = '') AS general
      ON priced.sku = general.cost_sku AND priced.day >= general.valid_from`
}

/** Cost of some units in minor units of the cost's currency, half away from zero. */
export function costInMinor(units: Sql): Sql {
  const currencies = Intl.supportedValuesOf('currency')
  const minorPerUnit = currencies.map((currency) => 10 ** minorDigits(currency))
  return sql`toInt64(round(unit_cost * toDecimal128(${units}, 0) * ${new Bound('Array(UInt32)', minorPerUnit)}[indexOf(${strs(currencies)}, cost_currency)]))`
}
