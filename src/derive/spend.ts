import type { Sql } from '../store/sql.ts'
import { sql, str, u64 } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { currentRows, zone } from './current.ts'
import { entryColumns } from './entry-columns.ts'
import { converted } from './rounding.ts'
import type { DeriveScope } from './scope.ts'
import { servedChannel } from './served-channel.ts'
import { ratesOf } from './toll-rules.ts'

/**
 * Shares spend that belongs to no order over the orders of its day and channel, by net sales: over those of its campaign
 * where there are any (tier 1), else over all (tier 2), in its market where it names one. What no order can carry, and
 * the cents that do not divide, are booked without an order.
 */
export async function bookSpend(warehouse: Warehouse, scope: DeriveScope): Promise<void> {
  await warehouse.run(sql`
    INSERT INTO order_economics (${entryColumns})
    SELECT brand, slice, 'spend', at, ordered_at, store, sales_channel, country, order_id, row_key, load, line_no, sku, line_kind, status,
      customer_id, customer_first_at, order_rank, if(tier = 1, campaign, ''), utm_source, utm_medium, coupon_code, currency, 0,
      0, 0, 0, 0, toNullable(0), 0, 0, 0, 0, 0, 0, part_of_ads, part_of_creator, part_of_affiliate,
      0, 0, -(part_of_ads + part_of_creator + part_of_affiliate), 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none'
    FROM (${shares(scope)}) WHERE part_of_ads != 0 OR part_of_creator != 0 OR part_of_affiliate != 0`)
  await warehouse.run(sql`
    INSERT INTO order_economics (${entryColumns})
    SELECT ${str(scope.brand)}, ${u64(scope.slice)}, 'spend', noon, noon, '', pools.sales_channel, pools.country, '', 0, 0, 0, '', '', '',
      '', NULL, 0, pools.campaign, '', '', '', ${str(scope.currency)}, 0,
      0, 0, 0, 0, toNullable(0), 0, 0, 0, 0, 0, 0, rest_of_ads, rest_of_creator, rest_of_affiliate,
      0, 0, -(rest_of_ads + rest_of_creator + rest_of_affiliate), 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none', 'none'
    FROM (
      SELECT pools.*, toDateTime64(concat(toString(pools.day), ' 12:00:00'), 3, ${zone(scope)}) AS noon,
        pools.ads - carried.ads AS rest_of_ads, pools.creator - carried.creator AS rest_of_creator,
        pools.affiliate - carried.affiliate AS rest_of_affiliate
      FROM (${pools(scope)}) AS pools
      GLOBAL LEFT JOIN (
        SELECT tier, pool_day, sales_channel, pool_country, pool_campaign,
          sum(part_of_ads) AS ads, sum(part_of_creator) AS creator, sum(part_of_affiliate) AS affiliate
        FROM (${shares(scope)}) GROUP BY tier, pool_day, sales_channel, pool_country, pool_campaign
      ) AS carried ON pools.tier = carried.tier AND pools.day = carried.pool_day AND pools.sales_channel = carried.sales_channel
        AND pools.country = carried.pool_country AND pools.campaign = carried.pool_campaign
    ) AS pools
    WHERE rest_of_ads != 0 OR rest_of_creator != 0 OR rest_of_affiliate != 0`)
}

/** Sales that can carry spend, with what they carry of each pool they are in. */
function shares(scope: DeriveScope): Sql {
  const part = (total: Sql) => sql`toInt64(intDiv(toInt128(${total}) * sales.net_sales, pools.weight))`
  return sql`
    SELECT sales.*, pools.tier AS tier, pools.day AS pool_day, pools.country AS pool_country, pools.campaign AS pool_campaign,
      ${part(sql`pools.ads`)} AS part_of_ads, ${part(sql`pools.creator`)} AS part_of_creator, ${part(sql`pools.affiliate`)} AS part_of_affiliate
    FROM (
      SELECT *, toDate(at, ${zone(scope)}) AS day,
        arrayJoin(arrayDistinct([(1, toString(country), toString(campaign)), (1, '', toString(campaign)), (2, toString(country), ''), (2, '', '')])) AS place,
        place.1 AS place_tier, place.2 AS place_country, place.3 AS place_campaign
      FROM (${carriers(scope)}) WHERE place_tier = 2 OR place_campaign != ''
    ) AS sales
    GLOBAL INNER JOIN (SELECT * FROM (${pools(scope)}) WHERE tier < 3) AS pools
      ON sales.day = pools.day AND sales.sales_channel = pools.sales_channel AND sales.place_tier = pools.tier
      AND sales.place_country = pools.country AND sales.place_campaign = pools.campaign`
}

function carriers(scope: DeriveScope): Sql {
  return sql`SELECT * FROM order_economics WHERE brand = ${str(scope.brand)} AND slice = ${u64(scope.slice)} AND entry = 'sale' AND net_sales > 0`
}

/** Spend by day, channel, market and campaign with the tier it is shared in and the net sales that carry it. */
function pools(scope: DeriveScope): Sql {
  const cells = (keys: Sql, of: Sql = carriers(scope)) => sql`
    SELECT toDate(at, ${zone(scope)}) AS day, toString(sales_channel) AS sales_channel, ${keys}, sum(net_sales) AS weight
    FROM (${of}) GROUP BY ALL`
  // Orders without a market belong to the cell of all markets alone.
  const ofMarkets = sql`${carriers(scope)} AND country != ''`
  const named = sql`toString(country) AS country, toString(campaign) AS campaign`
  return sql`
    SELECT day, sales_channel, country,
      multiIf(campaign_weight > 0, 1, market_weight > 0, 2, 3) AS tier,
      if(tier = 2, '', campaign_of_spend) AS campaign,
      any(multiIf(tier = 1, campaign_weight, tier = 2, market_weight, 1)) AS weight,
      sum(ads_of) AS ads, sum(creator_of) AS creator, sum(affiliate_of) AS affiliate
    FROM (
      SELECT spent.day AS day, spent.sales_channel AS sales_channel, spent.country AS country, spent.campaign AS campaign_of_spend,
        spent.ads AS ads_of, spent.creator AS creator_of, spent.affiliate AS affiliate_of,
        if(spent.campaign = '', 0, by_campaign.weight) AS campaign_weight, by_market.weight AS market_weight
      FROM (${spentByCampaign(scope)}) AS spent
      GLOBAL LEFT JOIN (
        SELECT * FROM (${cells(named, ofMarkets)}) UNION ALL SELECT * FROM (${cells(sql`'' AS country, toString(campaign) AS campaign`)})
      ) AS by_campaign ON spent.day = by_campaign.day AND spent.sales_channel = by_campaign.sales_channel
        AND spent.country = by_campaign.country AND spent.campaign = by_campaign.campaign
      GLOBAL LEFT JOIN (
        SELECT * FROM (${cells(sql`toString(country) AS country`, ofMarkets)}) UNION ALL SELECT * FROM (${cells(sql`'' AS country`)})
      ) AS by_market ON spent.day = by_market.day AND spent.sales_channel = by_market.sales_channel AND spent.country = by_market.country
    )
    GROUP BY day, sales_channel, country, tier, campaign`
}

/** Spend in the brand's currency by day, channel (by the brand's rules), market and campaign, each row converted for itself. */
function spentByCampaign(scope: DeriveScope): Sql {
  const columns = sql`platform, kind, day, campaign, country, currency, spend_minor, as_of, load, received_at, row_key`
  return sql`
    SELECT spend.day AS day, spend.served AS sales_channel,
      toString(spend.country) AS country, spend.campaign AS campaign,
      sumIf(amount, kind = 'ads') AS ads, sumIf(amount, kind = 'creator') AS creator, sumIf(amount, kind = 'affiliate') AS affiliate
    FROM (
      SELECT spend.*, ${converted(sql`spend_minor`, sql`minor_rate`)} AS amount,
        ${servedChannel(scope, sql`platform`, sql`campaign`)} AS served
      FROM (${currentRows('spend', scope, columns)}) AS spend
      GLOBAL INNER JOIN ${ratesOf(scope)} AS rates ON spend.currency = rates.rate_currency AND spend.day = rates.rate_day
    ) AS spend
    GROUP BY day, sales_channel, country, campaign`
}
