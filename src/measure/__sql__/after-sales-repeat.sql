    SELECT toString(of_month) AS month, channel, arraySort(first_skus) AS skus, of_group, trouble, toInt64(count()) AS customers,
      toInt64(countIf(notEmpty(later))) AS repeated, sum(arraySum(one -> ifNull(one.2, 0), later)) AS margin,
      toInt64(countIf(arrayExists(one -> one.2 IS NULL, later))) AS unknown
    FROM (
      SELECT toStartOfMonth(first_at, {p0:String}) AS of_month, channel, first_skus, '' AS of_group, arrayFilter(one -> one.1 >= first_at + toIntervalDay({p1:UInt64}) AND one.1 < first_at + toIntervalDay({p2:UInt64}), bought) AS later,
        multiIf(troubled.cancelled_at = toDateTime64(0, 3, 'UTC'), '', troubled.cancelled_at < first_at + toIntervalDay({p3:UInt64}), 'at_once',
          troubled.cancelled_at < first_at + toIntervalDay({p4:UInt64}), 'cancellation', '') AS of_cancellation,
        multiIf(of_cancellation != '', of_cancellation, troubled.returned_at != toDateTime64(0, 3, 'UTC') AND troubled.returned_at < first_at + toIntervalDay({p5:UInt64}), 'return',
          troubled.refunded_at != toDateTime64(0, 3, 'UTC') AND troubled.refunded_at < first_at + toIntervalDay({p6:UInt64}), 'refund', '') AS trouble
      FROM (
        SELECT told.1 AS of_store, told.2 AS of_order, told.3 AS channel, told.4 AS first_skus, first_at, bought
        FROM (
          SELECT customer_id AS buyer, min(ordered_at) AS first_at,
            argMin((toString(store), order_id, toString(sales_channel), arrayMap(one -> toString(one), skus)), (ordered_at, store, order_id)) AS told,
            groupArrayIf((ordered_at, cm3), counts = 1) AS bought
          FROM orders WHERE brand = {p7:String} AND slice = {p8:UInt64} AND customer_id != '' AND status != 'sample' GROUP BY buyer
        )
        WHERE first_at >= {p9:DateTime64(3, 'UTC')} AND first_at < {p10:DateTime64(3, 'UTC')} AND (of_store, of_order) GLOBAL IN (
          SELECT toString(store), order_id FROM orders WHERE brand = {p11:String} AND slice = {p12:UInt64} AND ordered_at >= {p13:DateTime64(3, 'UTC')} AND ordered_at < {p14:DateTime64(3, 'UTC')})) AS placed
      GLOBAL LEFT JOIN (
        SELECT toString(store) AS in_store, order_id AS placed_as, minIf(at, entry = 'cancellation') AS cancelled_at,
          minIf(at, entry = 'return' OR entry = 'refund' AND entries.units < 0) AS returned_at, minIf(at, entry = 'refund') AS refunded_at
        FROM order_economics AS entries
        WHERE brand = {p15:String} AND slice = {p16:UInt64} AND order_id != '' AND ordered_at >= {p17:DateTime64(3, 'UTC')} AND ordered_at < {p18:DateTime64(3, 'UTC')}
          AND entry IN ('cancellation', 'return', 'refund')
        GROUP BY in_store, placed_as) AS troubled ON placed.of_store = troubled.in_store AND placed.of_order = troubled.placed_as
      WHERE first_at + toIntervalDay({p19:UInt64}) <= (SELECT max(ordered_at) FROM orders WHERE brand = {p20:String} AND slice = {p21:UInt64})
    )
    WHERE trouble != 'at_once' GROUP BY month, channel, skus, of_group, trouble ORDER BY month, channel, skus, of_group, trouble
-- p0: "Asia/Shanghai"
-- p1: "30"
-- p2: "120"
-- p3: "2"
-- p4: "30"
-- p5: "30"
-- p6: "30"
-- p7: "acme"
-- p8: "7"
-- p9: "2024-12-31 16:00:00.000"
-- p10: "2025-06-30 16:00:00.000"
-- p11: "acme"
-- p12: "7"
-- p13: "2024-12-31 16:00:00.000"
-- p14: "2025-06-30 16:00:00.000"
-- p15: "acme"
-- p16: "7"
-- p17: "2024-12-31 16:00:00.000"
-- p18: "2025-07-01 16:00:00.000"
-- p19: "120"
-- p20: "acme"
-- p21: "7"
