    SELECT toString(told.sku) AS sku, listed.title AS title, toString(told.sales_channel) AS sales_channel,
      multiIf(room IS NULL, 'unknown', room_low >= {p0:Int64} / 1000000, 'room', room_high < {p1:Int64} / 1000000, 'none', 'tight') AS verdict,
      room, room_low, room_high, room - {p2:Int64} / 1000000 AS left, toInt64(round(left * costed_sales / greatest(1, costed_units))) AS left_per_unit,
      room - {p3:Int64} / 1000000 AS creator_up_to, room - {p4:Int64} / 1000000 AS agency_up_to, room - {p5:Int64} / 1000000 AS leader_up_to,
      if(ifNull(costed_units, 0) = 0, NULL, toInt64(sign(booked) * intDiv(2 * abs(booked) + greatest(1, ifNull(costed_units, 0)), 2 * greatest(1, ifNull(costed_units, 0))))) AS price, if(ifNull(costed_units, 0) = 0, NULL, toInt64(sign(goods) * intDiv(2 * abs(goods) + greatest(1, ifNull(costed_units, 0)), 2 * greatest(1, ifNull(costed_units, 0))))) AS landed_cost, if(ifNull(costed_units, 0) = 0, NULL, toInt64(sign(fees) * intDiv(2 * abs(fees) + greatest(1, ifNull(costed_units, 0)), 2 * greatest(1, ifNull(costed_units, 0))))) AS tolls, if(ifNull(costed_units, 0) = 0, NULL, toInt64(sign(came_back) * intDiv(2 * abs(came_back) + greatest(1, ifNull(costed_units, 0)), 2 * greatest(1, ifNull(costed_units, 0))))) AS returns,
      if(ifNull(costed_units, 0) = 0, NULL, toInt64(sign(coupons) * intDiv(2 * abs(coupons) + greatest(1, ifNull(costed_units, 0)), 2 * greatest(1, ifNull(costed_units, 0))))) AS coupon, if(ifNull(costed_units, 0) = 0, NULL, toInt64(sign(kept) * intDiv(2 * abs(kept) + greatest(1, ifNull(costed_units, 0)), 2 * greatest(1, ifNull(costed_units, 0))))) AS margin, told.net_sales AS net_sales, told.units AS units, told.orders AS orders
    FROM (
      SELECT *, if(NOT is_unknown AND costed_sales > 0 AND costed_units > 0, (kept / greatest(1, costed_sales)) - {p6:Int64} / 1000000, NULL) AS room, if(NOT is_unknown AND costed_sales > 0 AND costed_units > 0 AND orders > 1, (kept / greatest(1, costed_sales)) - {p7:Int64} / 1000000 - 1.2815515655446004 * sqrt(toFloat64((squares * costed_sales * costed_sales - 2 * kept * costed_sales * products + toInt256(kept) * kept * sales_squares)) * orders / greatest(1, orders - 1)) / pow(greatest(1, costed_sales), 2), NULL) AS room_low, if(NOT is_unknown AND costed_sales > 0 AND costed_units > 0 AND orders > 1, (kept / greatest(1, costed_sales)) - {p8:Int64} / 1000000 + 1.2815515655446004 * sqrt(toFloat64((squares * costed_sales * costed_sales - 2 * kept * costed_sales * products + toInt256(kept) * kept * sales_squares)) * orders / greatest(1, orders - 1)) / pow(greatest(1, costed_sales), 2), NULL) AS room_high
      FROM (
        SELECT sku, sales_channel, sum(order_units) AS units, sum(order_costed_units) AS costed_units, sum(net) AS net_sales, sum(costed) AS costed_sales,
          sum(order_booked) AS booked, sum(order_goods) AS goods, sum(order_fees) AS fees, booked - costed_sales + sum(order_returned) AS came_back,
          sum(order_coupons) AS coupons, sum(order_kept) AS kept, toInt64(countIf(order_units > 0)) AS orders, min(is_order_unknown) AS is_unknown,
          sum(toInt256(order_kept) * order_kept) AS squares, sum(toInt256(order_kept) * costed) AS products, sum(toInt256(costed) * costed) AS sales_squares
        FROM (
          SELECT sku, sales_channel, sumIf(entries.units, entry IN ('sale', 'cancellation')) AS order_units, sumIf(entries.units, entry IN ('sale', 'cancellation') AND entries.goods_cost IS NOT NULL) AS order_costed_units,
            sum(net_sales) AS net, sumIf(net_sales, entries.goods_cost IS NOT NULL) AS costed, sumIf(net_sales, entry IN ('sale', 'cancellation') AND entries.goods_cost IS NOT NULL) AS order_booked,
            sum(goods_cost) AS order_goods, sumIf(commission + fulfilment + payment + logistics + other_fees, entries.goods_cost IS NOT NULL) AS order_fees,
            sumIf(return_cost, entries.goods_cost IS NOT NULL) AS order_returned, sumIf(coupon, entries.goods_cost IS NOT NULL) AS order_coupons, sum(cm2) - order_coupons AS order_kept,
            (max(entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0) AND NOT max(entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0 AND entries.goods_cost IS NOT NULL)) AS is_order_unknown
          FROM order_economics AS entries
          WHERE brand = {p9:String} AND slice = {p10:UInt64} AND at >= {p11:DateTime64(3, 'UTC')} AND at < {p12:DateTime64(3, 'UTC')} AND sku != '' AND (entry = 'fee' OR line_kind NOT IN ('shipping', 'discount', 'adjustment', 'fee')) AND entry != 'spend' GROUP BY sku, sales_channel, store, order_id
        )
        GROUP BY sku, sales_channel HAVING units > 0 ORDER BY net_sales DESC, sku, sales_channel LIMIT {p13:UInt64}
      )) AS told
    GLOBAL LEFT JOIN (
    SELECT sku, argMax(title, known) AS title, toString(argMax(category, known)) AS category
    FROM (
      SELECT sku, title, toString(category) AS category, (1, as_of) AS known
      FROM (
    SELECT sku, title, category, removed, as_of FROM products WHERE brand = {p14:String} AND load IN {p15:Array(UInt64)} AND 1
    ORDER BY sku, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY sku, row_key) WHERE removed = 0
      UNION ALL
      SELECT sku, title, '', (0, toDateTime64(0, 3, 'UTC')) FROM sold_products
      WHERE brand = {p16:String} AND slice = {p17:UInt64}
    )
    GROUP BY sku) AS listed ON told.sku = listed.sku
    ORDER BY net_sales DESC, sku, sales_channel
-- p0: "230000"
-- p1: "230000"
-- p2: "230000"
-- p3: "80000"
-- p4: "180000"
-- p5: "200000"
-- p6: "100000"
-- p7: "100000"
-- p8: "100000"
-- p9: "acme"
-- p10: "7"
-- p11: "2024-12-31 16:00:00.000"
-- p12: "2025-03-31 16:00:00.000"
-- p13: "1000"
-- p14: "acme"
-- p15: [0,1]
-- p16: "acme"
-- p17: "7"
