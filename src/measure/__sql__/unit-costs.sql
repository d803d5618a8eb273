    SELECT toString(told.sku) AS sku, listed.title AS title, toString(told.sales_channel) AS sales_channel,
      if(ifNull(sold, 0) = 0, NULL, toInt64(sign(booked) * intDiv(2 * abs(booked) + greatest(1, ifNull(sold, 0)), 2 * greatest(1, ifNull(sold, 0))))) AS price, if(ifNull(sold, 0) = 0, NULL, toInt64(sign(goods) * intDiv(2 * abs(goods) + greatest(1, ifNull(sold, 0)), 2 * greatest(1, ifNull(sold, 0))))) AS unit_cost,
      if(kept_sales = 0, NULL, (commissions) / kept_sales) AS platform_rate, if(booked = 0, NULL, (payments) / booked) AS payment_rate,
      if(ifNull(sold, 0) = 0, NULL, toInt64(sign(deliveries) * intDiv(2 * abs(deliveries) + greatest(1, ifNull(sold, 0)), 2 * greatest(1, ifNull(sold, 0))))) AS delivery, returned / booked AS return_rate,
      if(returned > 0, toInt64(round(return_costs * booked / (greatest(1, returned) * sold))), NULL) AS return_cost,
      if(returned > 0 AND goods > 0, goods_back * booked / (greatest(1, returned) * greatest(1, goods)), NULL) AS resellable_rate,
      if(kept_sales = 0, NULL, (coupons) / kept_sales) AS coupon_rate, told.units AS units
    FROM (
      SELECT sku, sales_channel, sumIf(entries.units, entry IN ('sale', 'cancellation')) AS units, sumIf(entries.units, entry IN ('sale', 'cancellation') AND entries.goods_cost IS NOT NULL) AS sold,
        sumIf(net_sales, entry IN ('sale', 'cancellation') AND entries.goods_cost IS NOT NULL) AS booked, sumIf(net_sales, entries.goods_cost IS NOT NULL) AS kept_sales, booked - kept_sales AS returned,
        ifNull(sumIf(goods_cost, entry IN ('sale', 'cancellation')), 0) AS goods, goods - ifNull(sum(goods_cost), 0) AS goods_back,
        sumIf(commission, entries.goods_cost IS NOT NULL) AS commissions, sumIf(payment, entries.goods_cost IS NOT NULL) AS payments,
        sumIf(fulfilment + logistics + other_fees, entries.goods_cost IS NOT NULL) AS deliveries, sumIf(return_cost, entries.goods_cost IS NOT NULL) AS return_costs,
        sumIf(coupon, entries.goods_cost IS NOT NULL) AS coupons
      FROM order_economics AS entries
      WHERE brand = {p0:String} AND slice = {p1:UInt64} AND at >= {p2:DateTime64(3, 'UTC')} AND at < {p3:DateTime64(3, 'UTC')} AND sku != '' AND (entry = 'fee' OR line_kind NOT IN ('shipping', 'discount', 'adjustment', 'fee')) AND entry != 'spend'
      GROUP BY sku, sales_channel HAVING sold > 0 AND booked > 0 ORDER BY booked DESC, sku, sales_channel LIMIT {p4:UInt64}) AS told
    GLOBAL LEFT JOIN (
    SELECT sku, argMax(title, known) AS title, toString(argMax(category, known)) AS category
    FROM (
      SELECT sku, title, toString(category) AS category, (1, as_of) AS known
      FROM (
    SELECT sku, title, category, removed, as_of FROM products WHERE brand = {p5:String} AND load IN {p6:Array(UInt64)} AND 1
    ORDER BY sku, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY sku, row_key) WHERE removed = 0
      UNION ALL
      SELECT sku, title, '', (0, toDateTime64(0, 3, 'UTC')) FROM sold_products
      WHERE brand = {p7:String} AND slice = {p8:UInt64}
    )
    GROUP BY sku) AS listed ON told.sku = listed.sku
    ORDER BY told.booked DESC, sku, sales_channel
-- p0: "acme"
-- p1: "7"
-- p2: "2024-12-31 16:00:00.000"
-- p3: "2025-03-31 16:00:00.000"
-- p4: "1000"
-- p5: "acme"
-- p6: [0,1]
-- p7: "acme"
-- p8: "7"
