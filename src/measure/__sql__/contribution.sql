    SELECT toString(key) AS key, paid AS price_paid, taxes AS tax, net AS net_sales, goods AS goods_cost, margin1 AS cm1,
      commissions AS commission, fulfilments AS fulfilment, payments AS payment, freight AS logistics, returned AS return_cost,
      others AS other_fees, margin2 AS cm2, advertising AS ads, creators AS creator, affiliates AS affiliate, coupons AS coupon,
      margin3 AS cm3, unassigned AS unallocated, ifNull(margin1 + goods, 0) AS known_sales,
      of_goods AS goods_sales, of_costed AS costed_sales, if(of_goods = 0, NULL, (of_costed) / of_goods) AS cost_known, if(known_sales = 0, NULL, (margin1) / known_sales) AS cm1_rate,
      if(known_sales = 0, NULL, (margin2) / known_sales) AS cm2_rate, if(known_sales = 0, NULL, (margin3) / known_sales) AS cm3_rate
    FROM (
    SELECT sales_channel AS key, net + taxes - coupons AS paid, sum(tax) AS taxes, sum(coupon) AS coupons, sum(net_sales) AS net,
      if((max(entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0) AND NOT max(entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0 AND entries.goods_cost IS NOT NULL)), NULL, sum(goods_cost)) AS goods, sumIf(net_sales, entries.goods_cost IS NOT NULL) - goods AS margin1,
      margin1 - sumIf(commission + fulfilment + payment + logistics + return_cost + other_fees, entries.goods_cost IS NOT NULL) AS margin2,
      margin2 - sumIf(ads + creator + affiliate + coupon, entries.goods_cost IS NOT NULL) AS margin3, sumIf(entries.net_sales, entries.line_kind IN ('product', 'gift_card')) AS of_goods, sumIf(entries.net_sales, entries.line_kind IN ('product', 'gift_card') AND entries.goods_cost IS NOT NULL) AS of_costed,
      sum(commission) AS commissions, sum(fulfilment) AS fulfilments, sum(payment) AS payments, sum(logistics) AS freight,
      sum(return_cost) AS returned, sum(other_fees) AS others, sum(ads) AS advertising, sum(creator) AS creators,
      sum(affiliate) AS affiliates, commissions + fulfilments + payments + freight + returned + others AS tolls,
      advertising + creators + affiliates + coupons AS marketing, sumIf(ads + creator + affiliate, entry = 'spend' AND order_id = '') AS unassigned
    FROM order_economics AS entries WHERE brand = {p0:String} AND slice = {p1:UInt64} AND at >= {p2:DateTime64(3, 'UTC')} AND at < {p3:DateTime64(3, 'UTC')} GROUP BY key)
    ORDER BY net DESC, key
-- p0: "acme"
-- p1: "7"
-- p2: "2024-12-31 16:00:00.000"
-- p3: "2025-03-31 16:00:00.000"
