    SELECT one.1 AS place, one.2 AS step, one.3 AS kind, toString(sums.key) AS sales_channel, one.4 AS amount,
      if(net = 0, NULL, (one.4) / net) AS share, if(ifNull(purchases, 0) = 0, NULL, toInt64(sign(one.4) * intDiv(2 * abs(one.4) + greatest(1, ifNull(purchases, 0)), 2 * greatest(1, ifNull(purchases, 0))))) AS per_order,
      one.5 AS actual, one.6 AS estimated, one.7 AS defaulted,
      cost_known
    FROM (
      SELECT sums.key AS key, sums.net AS net, sums.steps AS steps, if(sums.of_goods = 0, NULL, (sums.of_costed) / sums.of_goods) AS cost_known, counted.purchases AS purchases
      FROM (
    SELECT sales_channel AS key, net + taxes - coupons AS paid, sum(tax) AS taxes, sum(coupon) AS coupons, sum(net_sales) AS net,
      if((max(entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0) AND NOT max(entries.line_kind IN ('product', 'gift_card') AND entries.net_sales != 0 AND entries.goods_cost IS NOT NULL)), NULL, sum(goods_cost)) AS goods, sumIf(net_sales, entries.goods_cost IS NOT NULL) - goods AS margin1,
      margin1 - sumIf(commission + fulfilment + payment + logistics + return_cost + other_fees, entries.goods_cost IS NOT NULL) AS margin2,
      margin2 - sumIf(ads + creator + affiliate + coupon, entries.goods_cost IS NOT NULL) AS margin3, sumIf(entries.net_sales, entries.line_kind IN ('product', 'gift_card')) AS of_goods, sumIf(entries.net_sales, entries.line_kind IN ('product', 'gift_card') AND entries.goods_cost IS NOT NULL) AS of_costed,
      sum(commission) AS commissions, sum(fulfilment) AS fulfilments, sum(payment) AS payments, sum(logistics) AS freight,
      sum(return_cost) AS returned, sum(other_fees) AS others, sum(ads) AS advertising, sum(creator) AS creators,
      sum(affiliate) AS affiliates, commissions + fulfilments + payments + freight + returned + others AS tolls,
      advertising + creators + affiliates + coupons AS marketing, [(toUInt8({p0:UInt64}), {p1:String}, {p2:String}, toNullable(toInt64(paid)), toInt64(0), toInt64(0), toInt64(0)), (toUInt8({p3:UInt64}), {p4:String}, {p5:String}, toNullable(toInt64(-(taxes))), toInt64(0), toInt64(0), toInt64(0)), (toUInt8({p6:UInt64}), {p7:String}, {p8:String}, toNullable(toInt64(coupons)), toInt64(0), toInt64(0), toInt64(0)), (toUInt8({p9:UInt64}), {p10:String}, {p11:String}, toNullable(toInt64(net)), toInt64(0), toInt64(0), toInt64(0)), (toUInt8({p12:UInt64}), {p13:String}, {p14:String}, toNullable(toInt64(-(net - goods - margin1))), toInt64(0), toInt64(0), toInt64(0)), (toUInt8({p15:UInt64}), {p16:String}, {p17:String}, toNullable(toInt64(-(goods))), toInt64(ifNull(sumIf(goods_cost, goods_cost_basis = 'actual'), 0)), toInt64(ifNull(sumIf(goods_cost, goods_cost_basis = 'estimated'), 0)), toInt64(ifNull(sum(goods_cost), 0)) - toInt64(ifNull(sumIf(goods_cost, goods_cost_basis = 'actual'), 0)) - toInt64(ifNull(sumIf(goods_cost, goods_cost_basis = 'estimated'), 0))), (toUInt8({p18:UInt64}), {p19:String}, {p20:String}, toNullable(toInt64(margin1)), toInt64(0), toInt64(0), toInt64(0)), (toUInt8({p21:UInt64}), {p22:String}, {p23:String}, toNullable(toInt64(-(commissions))), toInt64(ifNull(sumIf(commission, commission_basis = 'actual'), 0)), toInt64(ifNull(sumIf(commission, commission_basis = 'estimated'), 0)), toInt64(ifNull(sum(commission), 0)) - toInt64(ifNull(sumIf(commission, commission_basis = 'actual'), 0)) - toInt64(ifNull(sumIf(commission, commission_basis = 'estimated'), 0))), (toUInt8({p24:UInt64}), {p25:String}, {p26:String}, toNullable(toInt64(-(fulfilments))), toInt64(ifNull(sumIf(fulfilment, fulfilment_basis = 'actual'), 0)), toInt64(ifNull(sumIf(fulfilment, fulfilment_basis = 'estimated'), 0)), toInt64(ifNull(sum(fulfilment), 0)) - toInt64(ifNull(sumIf(fulfilment, fulfilment_basis = 'actual'), 0)) - toInt64(ifNull(sumIf(fulfilment, fulfilment_basis = 'estimated'), 0))), (toUInt8({p27:UInt64}), {p28:String}, {p29:String}, toNullable(toInt64(-(payments))), toInt64(ifNull(sumIf(payment, payment_basis = 'actual'), 0)), toInt64(ifNull(sumIf(payment, payment_basis = 'estimated'), 0)), toInt64(ifNull(sum(payment), 0)) - toInt64(ifNull(sumIf(payment, payment_basis = 'actual'), 0)) - toInt64(ifNull(sumIf(payment, payment_basis = 'estimated'), 0))), (toUInt8({p30:UInt64}), {p31:String}, {p32:String}, toNullable(toInt64(-(freight))), toInt64(ifNull(sumIf(logistics, logistics_basis = 'actual'), 0)), toInt64(ifNull(sumIf(logistics, logistics_basis = 'estimated'), 0)), toInt64(ifNull(sum(logistics), 0)) - toInt64(ifNull(sumIf(logistics, logistics_basis = 'actual'), 0)) - toInt64(ifNull(sumIf(logistics, logistics_basis = 'estimated'), 0))), (toUInt8({p33:UInt64}), {p34:String}, {p35:String}, toNullable(toInt64(-(returned))), toInt64(ifNull(sumIf(return_cost, return_basis = 'actual'), 0)), toInt64(ifNull(sumIf(return_cost, return_basis = 'estimated'), 0)), toInt64(ifNull(sum(return_cost), 0)) - toInt64(ifNull(sumIf(return_cost, return_basis = 'actual'), 0)) - toInt64(ifNull(sumIf(return_cost, return_basis = 'estimated'), 0))), (toUInt8({p36:UInt64}), {p37:String}, {p38:String}, toNullable(toInt64(-(others))), toInt64(0), toInt64(0), toInt64(0)), (toUInt8({p39:UInt64}), {p40:String}, {p41:String}, toNullable(toInt64(tolls - (margin1 - margin2))), toInt64(0), toInt64(0), toInt64(0)), (toUInt8({p42:UInt64}), {p43:String}, {p44:String}, toNullable(toInt64(margin2)), toInt64(0), toInt64(0), toInt64(0)), (toUInt8({p45:UInt64}), {p46:String}, {p47:String}, toNullable(toInt64(-(advertising))), toInt64(0), toInt64(0), toInt64(0)), (toUInt8({p48:UInt64}), {p49:String}, {p50:String}, toNullable(toInt64(-(creators))), toInt64(ifNull(sumIf(creator, creator_basis = 'actual'), 0)), toInt64(ifNull(sumIf(creator, creator_basis = 'estimated'), 0)), toInt64(ifNull(sumIf(creator, creator_basis = 'default'), 0))), (toUInt8({p51:UInt64}), {p52:String}, {p53:String}, toNullable(toInt64(-(affiliates))), toInt64(ifNull(sumIf(affiliate, affiliate_basis = 'actual'), 0)), toInt64(ifNull(sumIf(affiliate, affiliate_basis = 'estimated'), 0)), toInt64(ifNull(sumIf(affiliate, affiliate_basis = 'default'), 0))), (toUInt8({p54:UInt64}), {p55:String}, {p56:String}, toNullable(toInt64(-(coupons))), toInt64(0), toInt64(0), toInt64(0)), (toUInt8({p57:UInt64}), {p58:String}, {p59:String}, toNullable(toInt64(marketing - (margin2 - margin3))), toInt64(0), toInt64(0), toInt64(0)), (toUInt8({p60:UInt64}), {p61:String}, {p62:String}, toNullable(toInt64(margin3)), toInt64(0), toInt64(0), toInt64(0))] AS steps
    FROM order_economics AS entries WHERE brand = {p63:String} AND slice = {p64:UInt64} AND at >= {p65:DateTime64(3, 'UTC')} AND at < {p66:DateTime64(3, 'UTC')} GROUP BY key) AS sums
      LEFT JOIN (SELECT sales_channel, count() AS purchases FROM orders WHERE brand = {p67:String} AND slice = {p68:UInt64} AND counts = 1 AND ordered_at >= {p69:DateTime64(3, 'UTC')} AND ordered_at < {p70:DateTime64(3, 'UTC')} GROUP BY sales_channel) AS counted
        ON sums.key = counted.sales_channel
    ) AS sums ARRAY JOIN steps AS one
    ORDER BY place, sales_channel
-- p0: "1"
-- p1: "price_paid"
-- p2: "level"
-- p3: "2"
-- p4: "tax"
-- p5: "step"
-- p6: "3"
-- p7: "coupon_added"
-- p8: "step"
-- p9: "4"
-- p10: "net_sales"
-- p11: "level"
-- p12: "5"
-- p13: "unknown_sales"
-- p14: "step"
-- p15: "6"
-- p16: "goods_cost"
-- p17: "step"
-- p18: "7"
-- p19: "cm1"
-- p20: "level"
-- p21: "8"
-- p22: "commission"
-- p23: "step"
-- p24: "9"
-- p25: "fulfilment"
-- p26: "step"
-- p27: "10"
-- p28: "payment"
-- p29: "step"
-- p30: "11"
-- p31: "logistics"
-- p32: "step"
-- p33: "12"
-- p34: "return_cost"
-- p35: "step"
-- p36: "13"
-- p37: "other_fees"
-- p38: "step"
-- p39: "14"
-- p40: "unknown_tolls"
-- p41: "step"
-- p42: "15"
-- p43: "cm2"
-- p44: "level"
-- p45: "16"
-- p46: "ads"
-- p47: "step"
-- p48: "17"
-- p49: "creator"
-- p50: "step"
-- p51: "18"
-- p52: "affiliate"
-- p53: "step"
-- p54: "19"
-- p55: "coupon"
-- p56: "step"
-- p57: "20"
-- p58: "unknown_marketing"
-- p59: "step"
-- p60: "21"
-- p61: "cm3"
-- p62: "level"
-- p63: "acme"
-- p64: "7"
-- p65: "2024-12-31 16:00:00.000"
-- p66: "2025-03-31 16:00:00.000"
-- p67: "acme"
-- p68: "7"
-- p69: "2024-12-31 16:00:00.000"
-- p70: "2025-03-31 16:00:00.000"
