    SELECT gallery, asset, views, clicks, people, if(views = 0, NULL, (clicks) / views) AS click_rate,
      if(views = 0, NULL, (least(clicks, views) / views + 1.959963984540054 * 1.959963984540054 / (2 * views) - 1.959963984540054 *
        sqrt(least(clicks, views) / views * (1 - least(clicks, views) / views) / views + 1.959963984540054 * 1.959963984540054 / (4 * views * views))) / (1 + 1.959963984540054 * 1.959963984540054 / views)) AS click_rate_low, if(views = 0, NULL, (least(clicks, views) / views + 1.959963984540054 * 1.959963984540054 / (2 * views) + 1.959963984540054 *
        sqrt(least(clicks, views) / views * (1 - least(clicks, views) / views) / views + 1.959963984540054 * 1.959963984540054 / (4 * views * views))) / (1 + 1.959963984540054 * 1.959963984540054 / views)) AS click_rate_high
    FROM (
      SELECT props['gallery'] AS gallery, props['asset'] AS asset, countIf(name = 'gallery_item_viewed') AS views,
        countIf(name = 'gallery_item_clicked') AS clicks, uniqExact(person) AS people
      FROM events
      WHERE brand = {p0:String} AND day BETWEEN toDate({p1:DateTime64(3, 'UTC')}, 'UTC') AND toDate({p2:DateTime64(3, 'UTC')}, 'UTC')
        AND at >= {p3:DateTime64(3, 'UTC')} AND at < {p4:DateTime64(3, 'UTC')} AND name IN ('gallery_item_viewed', 'gallery_item_clicked') AND empty(bot_reasons) AND props['asset'] != ''
      GROUP BY gallery, asset
    )
    ORDER BY clicks DESC, views DESC, gallery, asset LIMIT {p5:UInt64}
-- p0: "acme"
-- p1: "2024-12-31 16:00:00.000"
-- p2: "2025-03-31 16:00:00.000"
-- p3: "2024-12-31 16:00:00.000"
-- p4: "2025-03-31 16:00:00.000"
-- p5: "1000"
