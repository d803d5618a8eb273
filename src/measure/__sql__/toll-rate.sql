    SELECT toStartOfMonth(at, {p0:String}) AS bucket, toString(entries.sales_channel) AS sales_channel,
      sum(entries.ads) AS ads, sum(entries.commission) AS commission,
      greatest(0, sum(fulfilment) - {p1:UInt64} * sumIf(units, fulfilment > 0)) AS fulfilment_premium,
      sum(entries.creator) AS creator, sum(entries.affiliate) AS affiliate, sumIf(coupon, order_rank <= 1) AS acquisition_coupons,
      ads + commission + fulfilment_premium + creator + affiliate + acquisition_coupons AS toll,
      sum(entries.net_sales) AS net_sales, if(net_sales = 0, NULL, (toll) / net_sales) AS toll_rate
    FROM order_economics AS entries WHERE brand = {p2:String} AND slice = {p3:UInt64} AND at >= {p4:DateTime64(3, 'UTC')} AND at < {p5:DateTime64(3, 'UTC')}
    GROUP BY bucket, sales_channel ORDER BY bucket, sales_channel
-- p0: "Asia/Shanghai"
-- p1: "0"
-- p2: "acme"
-- p3: "7"
-- p4: "2024-12-31 16:00:00.000"
-- p5: "2025-03-31 16:00:00.000"
