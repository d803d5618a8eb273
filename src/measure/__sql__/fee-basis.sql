    SELECT one.2 AS fee, toString(key) AS sales_channel, -one.4 AS amount, one.5 AS actual, one.6 AS estimated, one.7 AS defaulted,
      if(amount = 0, NULL, (one.5) / amount) AS actual_share
    FROM (
    SELECT sales_channel AS key, net + taxes - coupons AS paid, sum(tax) AS taxes, sum(coupon) AS coupons, sum(net_sales) AS net,
      if((max(entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0) AND NOT max(entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0 AND entries.goods_cost IS NOT NULL)), NULL, sum(goods_cost)) AS goods, sumIf(net_sales, entries.goods_cost IS NOT NULL) - goods AS margin1,
      margin1 - sumIf(commission + fulfilment + payment + logistics + return_cost + other_fees, entries.goods_cost IS NOT NULL) AS margin2,
      margin2 - sumIf(ads + creator + affiliate + coupon, entries.goods_cost IS NOT NULL) AS margin3, sumIf(entries.net_sales, entries.line_kind IN ('product', 'gift_card')) AS of_goods, sumIf(entries.net_sales, entries.line_kind IN ('product', 'gift_card') AND entries.goods_cost IS NOT NULL) AS of_costed,
      sum(commission) AS commissions, sum(fulfilment) AS fulfilments, sum(payment) AS payments, sum(logistics) AS freight,
      sum(return_cost) AS returned, sum(other_fees) AS others, sum(ads) AS advertising, sum(creator) AS creators,
      sum(affiliate) AS affiliates, commissions + fulfilments + payments + freight + returned + others AS tolls,
      advertising + creators + affiliates + coupons AS marketing, [(toUInt8({p0:UInt64}), {p1:String}, {p2:String}, toNullable(toInt64(-(goods))), toInt64(ifNull(sumIf(goods_cost, goods_cost_basis = 'actual'), 0)), toInt64(ifNull(sumIf(goods_cost, goods_cost_basis = 'estimated'), 0)), toInt64(ifNull(sum(goods_cost), 0)) - toInt64(ifNull(sumIf(goods_cost, goods_cost_basis = 'actual'), 0)) - toInt64(ifNull(sumIf(goods_cost, goods_cost_basis = 'estimated'), 0))), (toUInt8({p3:UInt64}), {p4:String}, {p5:String}, toNullable(toInt64(-(commissions))), toInt64(ifNull(sumIf(commission, commission_basis = 'actual'), 0)), toInt64(ifNull(sumIf(commission, commission_basis = 'estimated'), 0)), toInt64(ifNull(sum(commission), 0)) - toInt64(ifNull(sumIf(commission, commission_basis = 'actual'), 0)) - toInt64(ifNull(sumIf(commission, commission_basis = 'estimated'), 0))), (toUInt8({p6:UInt64}), {p7:String}, {p8:String}, toNullable(toInt64(-(fulfilments))), toInt64(ifNull(sumIf(fulfilment, fulfilment_basis = 'actual'), 0)), toInt64(ifNull(sumIf(fulfilment, fulfilment_basis = 'estimated'), 0)), toInt64(ifNull(sum(fulfilment), 0)) - toInt64(ifNull(sumIf(fulfilment, fulfilment_basis = 'actual'), 0)) - toInt64(ifNull(sumIf(fulfilment, fulfilment_basis = 'estimated'), 0))), (toUInt8({p9:UInt64}), {p10:String}, {p11:String}, toNullable(toInt64(-(payments))), toInt64(ifNull(sumIf(payment, payment_basis = 'actual'), 0)), toInt64(ifNull(sumIf(payment, payment_basis = 'estimated'), 0)), toInt64(ifNull(sum(payment), 0)) - toInt64(ifNull(sumIf(payment, payment_basis = 'actual'), 0)) - toInt64(ifNull(sumIf(payment, payment_basis = 'estimated'), 0))), (toUInt8({p12:UInt64}), {p13:String}, {p14:String}, toNullable(toInt64(-(freight))), toInt64(ifNull(sumIf(logistics, logistics_basis = 'actual'), 0)), toInt64(ifNull(sumIf(logistics, logistics_basis = 'estimated'), 0)), toInt64(ifNull(sum(logistics), 0)) - toInt64(ifNull(sumIf(logistics, logistics_basis = 'actual'), 0)) - toInt64(ifNull(sumIf(logistics, logistics_basis = 'estimated'), 0))), (toUInt8({p15:UInt64}), {p16:String}, {p17:String}, toNullable(toInt64(-(returned))), toInt64(ifNull(sumIf(return_cost, return_basis = 'actual'), 0)), toInt64(ifNull(sumIf(return_cost, return_basis = 'estimated'), 0)), toInt64(ifNull(sum(return_cost), 0)) - toInt64(ifNull(sumIf(return_cost, return_basis = 'actual'), 0)) - toInt64(ifNull(sumIf(return_cost, return_basis = 'estimated'), 0))), (toUInt8({p18:UInt64}), {p19:String}, {p20:String}, toNullable(toInt64(-(creators))), toInt64(ifNull(sumIf(creator, creator_basis = 'actual'), 0)), toInt64(ifNull(sumIf(creator, creator_basis = 'estimated'), 0)), toInt64(ifNull(sumIf(creator, creator_basis = 'default'), 0))), (toUInt8({p21:UInt64}), {p22:String}, {p23:String}, toNullable(toInt64(-(affiliates))), toInt64(ifNull(sumIf(affiliate, affiliate_basis = 'actual'), 0)), toInt64(ifNull(sumIf(affiliate, affiliate_basis = 'estimated'), 0)), toInt64(ifNull(sumIf(affiliate, affiliate_basis = 'default'), 0)))] AS steps
    FROM order_economics AS entries WHERE brand = {p24:String} AND slice = {p25:UInt64} AND at >= {p26:DateTime64(3, 'UTC')} AND at < {p27:DateTime64(3, 'UTC')} GROUP BY key) ARRAY JOIN steps AS one
    WHERE one.4 != 0
    ORDER BY one.1, sales_channel
-- p0: "6"
-- p1: "goods_cost"
-- p2: "step"
-- p3: "8"
-- p4: "commission"
-- p5: "step"
-- p6: "9"
-- p7: "fulfilment"
-- p8: "step"
-- p9: "10"
-- p10: "payment"
-- p11: "step"
-- p12: "11"
-- p13: "logistics"
-- p14: "step"
-- p15: "12"
-- p16: "return_cost"
-- p17: "step"
-- p18: "17"
-- p19: "creator"
-- p20: "step"
-- p21: "18"
-- p22: "affiliate"
-- p23: "step"
-- p24: "acme"
-- p25: "7"
-- p26: "2024-12-31 16:00:00.000"
-- p27: "2025-03-31 16:00:00.000"
