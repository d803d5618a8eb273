    SELECT author AS creator, multiIf(book_name != '', book_name, spelt_as != '', spelt_as, linked_as) AS name, book_category AS category,
      on_platform AS platform, tier_name AS tier, followers_known AS followers, post_count AS posts,
      if(median_views IS NULL, NULL, toInt64(round(median_views))) AS median_views, if(`reach_shrunk` IS NULL, NULL, toInt64(round(exp(`reach_shrunk`)))) AS reach, if(`reach_peers` IS NULL, NULL, toInt64(round(exp(`reach_peers`)))) AS tier_reach,
      `engaged_shrunk` AS engagement, `engaged_peers` AS tier_engagement, category_engagement, sponsored_posts, marked_posts, `share_shrunk` AS sponsored_share,
      paid_trend AS sponsored_trend, if(ifNull(own_mean, 0) = 0, NULL, paid_mean / own_mean) AS response, visit_count AS visits, order_count AS orders,
      repeat_n AS new_customers, net AS net_sales, cost AS spend,
      if(ifNull(if(cost IS NULL, 0, visit_count), 0) = 0, NULL, toInt64(sign(ifNull(cost, 0)) * intDiv(2 * abs(ifNull(cost, 0)) + greatest(1, ifNull(if(cost IS NULL, 0, visit_count), 0)), 2 * greatest(1, ifNull(if(cost IS NULL, 0, visit_count), 0))))) AS cost_per_visit, if(ifNull(if(cost IS NULL, 0, order_count), 0) = 0, NULL, toInt64(sign(ifNull(cost, 0)) * intDiv(2 * abs(ifNull(cost, 0)) + greatest(1, ifNull(if(cost IS NULL, 0, order_count), 0)), 2 * greatest(1, ifNull(if(cost IS NULL, 0, order_count), 0))))) AS cost_per_order, if(ifNull(if(cost IS NULL, 0, repeat_n), 0) = 0, NULL, toInt64(sign(ifNull(cost, 0)) * intDiv(2 * abs(ifNull(cost, 0)) + greatest(1, ifNull(if(cost IS NULL, 0, repeat_n), 0)), 2 * greatest(1, ifNull(if(cost IS NULL, 0, repeat_n), 0))))) AS cost_per_new_customer,
      if(left_over IS NULL AND (cost IS NULL OR order_count > 0), NULL, toInt64(ifNull(left_over, 0) - ifNull(cost, 0))) AS margin,
      `repeat_shrunk` AS repeat_rate, if(ifNull(valued, 0) = 0, NULL, toInt64(sign(all_value) * intDiv(2 * abs(all_value) + greatest(1, ifNull(valued, 0)), 2 * greatest(1, ifNull(valued, 0))))) AS value_per_customer,
      if(ifNull(all_likes, 0) = 0, NULL, all_comments / all_likes) AS comments_per_like, sqrt(reach_variance) AS views_spread, deleted_posts, fallen_posts,
      reach_shrunk, reach_error, engaged_error, share_error, repeat_error, paid_n, paid_mean, paid_variance, own_n, own_mean, own_variance,
      fixed_cost, kept_squares, valued, all_value, value_squares, reach_n, tier_comments, tier_likes
    FROM (SELECT *, if(`reach_n` = 0, NULL, ifNull(`reach_weight`, 1.) * `reach_mean` + if(`reach_weight` IS NULL, 0., (1 - `reach_weight`) * `reach_peers`)) AS `reach_shrunk`,
        multiIf(`reach_n` = 0, NULL, `reach_weight` IS NOT NULL, sqrt(`reach_weight` * `reach_inside` / toFloat64(`reach_n`) + (1 - `reach_weight`) * (1 - `reach_weight`) * (`reach_inside` / toFloat64(`reach_all`) + `reach_between` * `reach_weights` / (toFloat64(`reach_all`) * toFloat64(`reach_all`)))),
          `reach_variance` IS NULL, NULL, sqrt(`reach_variance` / toFloat64(`reach_n`))) AS `reach_error`, if(`engaged_n` = 0, NULL, ifNull(`engaged_weight`, 1.) * `engaged_mean` + if(`engaged_weight` IS NULL, 0., (1 - `engaged_weight`) * `engaged_peers`)) AS `engaged_shrunk`,
        multiIf(`engaged_n` = 0, NULL, `engaged_weight` IS NOT NULL, sqrt(`engaged_weight` * `engaged_inside` / toFloat64(`engaged_n`) + (1 - `engaged_weight`) * (1 - `engaged_weight`) * (`engaged_inside` / toFloat64(`engaged_all`) + `engaged_between` * `engaged_weights` / (toFloat64(`engaged_all`) * toFloat64(`engaged_all`)))),
          `engaged_variance` IS NULL, NULL, sqrt(`engaged_variance` / toFloat64(`engaged_n`))) AS `engaged_error`, if(`share_n` = 0, NULL, ifNull(`share_weight`, 1.) * `share_mean` + if(`share_weight` IS NULL, 0., (1 - `share_weight`) * `share_peers`)) AS `share_shrunk`,
        multiIf(`share_n` = 0, NULL, `share_weight` IS NOT NULL, sqrt(`share_weight` * `share_inside` / toFloat64(`share_n`) + (1 - `share_weight`) * (1 - `share_weight`) * (`share_inside` / toFloat64(`share_all`) + `share_between` * `share_weights` / (toFloat64(`share_all`) * toFloat64(`share_all`)))),
          `share_variance` IS NULL, NULL, sqrt(`share_variance` / toFloat64(`share_n`))) AS `share_error`, if(`repeat_n` = 0, NULL, ifNull(`repeat_weight`, 1.) * `repeat_mean` + if(`repeat_weight` IS NULL, 0., (1 - `repeat_weight`) * `repeat_peers`)) AS `repeat_shrunk`,
        multiIf(`repeat_n` = 0, NULL, `repeat_weight` IS NOT NULL, sqrt(`repeat_weight` * `repeat_inside` / toFloat64(`repeat_n`) + (1 - `repeat_weight`) * (1 - `repeat_weight`) * (`repeat_inside` / toFloat64(`repeat_all`) + `repeat_between` * `repeat_weights` / (toFloat64(`repeat_all`) * toFloat64(`repeat_all`)))),
          `repeat_variance` IS NULL, NULL, sqrt(`repeat_variance` / toFloat64(`repeat_n`))) AS `repeat_error` FROM (SELECT *, if(`reach_between` IS NULL OR toFloat64(`reach_n`) * `reach_between` + `reach_inside` = 0, NULL, toFloat64(`reach_n`) * `reach_between` / (toFloat64(`reach_n`) * `reach_between` + `reach_inside`)) AS `reach_weight`, if(`engaged_between` IS NULL OR toFloat64(`engaged_n`) * `engaged_between` + `engaged_inside` = 0, NULL, toFloat64(`engaged_n`) * `engaged_between` / (toFloat64(`engaged_n`) * `engaged_between` + `engaged_inside`)) AS `engaged_weight`, if(`share_between` IS NULL OR toFloat64(`share_n`) * `share_between` + `share_inside` = 0, NULL, toFloat64(`share_n`) * `share_between` / (toFloat64(`share_n`) * `share_between` + `share_inside`)) AS `share_weight`, if(`repeat_between` IS NULL OR toFloat64(`repeat_n`) * `repeat_between` + `repeat_inside` = 0, NULL, toFloat64(`repeat_n`) * `repeat_between` / (toFloat64(`repeat_n`) * `repeat_between` + `repeat_inside`)) AS `repeat_weight` FROM (SELECT *, if(`reach_rows` < 2 OR `reach_inside` IS NULL, NULL, greatest(0., (`reach_squares` - toFloat64(`reach_all`) * `reach_peers` * `reach_peers` - (`reach_rows` - 1) * `reach_inside`) / (toFloat64(`reach_all`) - `reach_weights` / toFloat64(`reach_all`)))) AS `reach_between`, if(`engaged_rows` < 2 OR `engaged_inside` IS NULL, NULL, greatest(0., (`engaged_squares` - toFloat64(`engaged_all`) * `engaged_peers` * `engaged_peers` - (`engaged_rows` - 1) * `engaged_inside`) / (toFloat64(`engaged_all`) - `engaged_weights` / toFloat64(`engaged_all`)))) AS `engaged_between`, if(`share_rows` < 2 OR `share_inside` IS NULL, NULL, greatest(0., (`share_squares` - toFloat64(`share_all`) * `share_peers` * `share_peers` - (`share_rows` - 1) * `share_inside`) / (toFloat64(`share_all`) - `share_weights` / toFloat64(`share_all`)))) AS `share_between`, if(`repeat_rows` < 2 OR `repeat_inside` IS NULL, NULL, greatest(0., (`repeat_squares` - toFloat64(`repeat_all`) * `repeat_peers` * `repeat_peers` - (`repeat_rows` - 1) * `repeat_inside`) / (toFloat64(`repeat_all`) - `repeat_weights` / toFloat64(`repeat_all`)))) AS `repeat_between` FROM (SELECT *, if(toFloat64(`reach_all`) = 0, NULL, `reach_sum` / toFloat64(`reach_all`)) AS `reach_peers`,
        if(`reach_freedom` = 0, NULL, `reach_within` / `reach_freedom`) AS `reach_inside`, if(toFloat64(`engaged_all`) = 0, NULL, `engaged_sum` / toFloat64(`engaged_all`)) AS `engaged_peers`,
        if(`engaged_freedom` = 0, NULL, `engaged_within` / `engaged_freedom`) AS `engaged_inside`, if(toFloat64(`share_all`) = 0, NULL, `share_sum` / toFloat64(`share_all`)) AS `share_peers`,
        if(`share_freedom` = 0, NULL, `share_within` / `share_freedom`) AS `share_inside`, if(toFloat64(`repeat_all`) = 0, NULL, `repeat_sum` / toFloat64(`repeat_all`)) AS `repeat_peers`,
        if(`repeat_freedom` = 0, NULL, `repeat_within` / `repeat_freedom`) AS `repeat_inside` FROM (SELECT *, sum(`reach_n`) OVER (PARTITION BY on_platform, tier_name) AS `reach_all`, sum(`reach_n` * `reach_mean`) OVER (PARTITION BY on_platform, tier_name) AS `reach_sum`, sum(`reach_n` * `reach_mean` * `reach_mean`) OVER (PARTITION BY on_platform, tier_name) AS `reach_squares`,
      sum((`reach_n` - 1) * `reach_variance`) OVER (PARTITION BY on_platform, tier_name) AS `reach_within`, sum(if(`reach_n` > 1, `reach_n` - 1, 0)) OVER (PARTITION BY on_platform, tier_name) AS `reach_freedom`,
      sum(toFloat64(`reach_n`) * `reach_n`) OVER (PARTITION BY on_platform, tier_name) AS `reach_weights`, countIf(`reach_n` > 0) OVER (PARTITION BY on_platform, tier_name) AS `reach_rows`, sum(`engaged_n`) OVER (PARTITION BY on_platform, tier_name) AS `engaged_all`, sum(`engaged_n` * `engaged_mean`) OVER (PARTITION BY on_platform, tier_name) AS `engaged_sum`, sum(`engaged_n` * `engaged_mean` * `engaged_mean`) OVER (PARTITION BY on_platform, tier_name) AS `engaged_squares`,
      sum((`engaged_n` - 1) * `engaged_variance`) OVER (PARTITION BY on_platform, tier_name) AS `engaged_within`, sum(if(`engaged_n` > 1, `engaged_n` - 1, 0)) OVER (PARTITION BY on_platform, tier_name) AS `engaged_freedom`,
      sum(toFloat64(`engaged_n`) * `engaged_n`) OVER (PARTITION BY on_platform, tier_name) AS `engaged_weights`, countIf(`engaged_n` > 0) OVER (PARTITION BY on_platform, tier_name) AS `engaged_rows`, sum(`share_n`) OVER (PARTITION BY on_platform, tier_name) AS `share_all`, sum(`share_n` * `share_mean`) OVER (PARTITION BY on_platform, tier_name) AS `share_sum`, sum(`share_n` * `share_mean` * `share_mean`) OVER (PARTITION BY on_platform, tier_name) AS `share_squares`,
      sum((`share_n` - 1) * `share_variance`) OVER (PARTITION BY on_platform, tier_name) AS `share_within`, sum(if(`share_n` > 1, `share_n` - 1, 0)) OVER (PARTITION BY on_platform, tier_name) AS `share_freedom`,
      sum(toFloat64(`share_n`) * `share_n`) OVER (PARTITION BY on_platform, tier_name) AS `share_weights`, countIf(`share_n` > 0) OVER (PARTITION BY on_platform, tier_name) AS `share_rows`, sum(`repeat_n`) OVER () AS `repeat_all`, sum(`repeat_n` * `repeat_mean`) OVER () AS `repeat_sum`, sum(`repeat_n` * `repeat_mean` * `repeat_mean`) OVER () AS `repeat_squares`,
      sum((`repeat_n` - 1) * `repeat_variance`) OVER () AS `repeat_within`, sum(if(`repeat_n` > 1, `repeat_n` - 1, 0)) OVER () AS `repeat_freedom`,
      sum(toFloat64(`repeat_n`) * `repeat_n`) OVER () AS `repeat_weights`, countIf(`repeat_n` > 0) OVER () AS `repeat_rows` FROM (SELECT *,
          if(book_category = '', NULL, sum(engaged_n * engaged_mean) OVER (PARTITION BY book_category) / nullIf(sum(engaged_n) OVER (PARTITION BY book_category), 0)) AS category_engagement,
          sum(all_comments) OVER (PARTITION BY on_platform, tier_name) AS tier_comments, sum(all_likes) OVER (PARTITION BY on_platform, tier_name) AS tier_likes
        FROM (SELECT multiIf(shown.author != '', shown.author, sold.author) AS author, shown.* EXCEPT (author), sold.* EXCEPT (author)
      FROM (
        SELECT if(written.id != '', written.id, figures.author) AS author, written.put_aside AS put_aside, written.book_name AS book_name, written.book_category AS book_category,
          if(written.id != '', written.on_platform, splitByChar('/', figures.author)[1]) AS on_platform, written.followers AS followers_known, written.tier AS tier_name, figures.* EXCEPT (author)
        FROM (SELECT creator AS id, put_aside, book_name, book_category, main.1 AS on_platform, main.2 AS followers, multiIf(main.2 IS NULL OR main.1 = '', '', main.2 >= {p0:UInt64}, {p1:String}, main.2 >= {p2:UInt64}, {p3:String}, main.2 >= {p4:UInt64}, {p5:String}, main.2 >= {p6:UInt64}, {p7:String}, 'nano') AS tier
      FROM (
        SELECT creator, archived AS put_aside, name AS book_name, category AS book_category,
          arraySort(one -> -ifNull(one.2, -1), arrayFilter(one -> one.3 = 0, arrayZip(arrayMap(name -> toString(name), platforms), followers, former)))[1] AS main
        FROM creator_book FINAL WHERE brand = {p8:String}
      )) AS written
        GLOBAL FULL JOIN (SELECT if(owner != '', owner, concat(on_site, '/', under)) AS author, any(spelt) AS spelt_as, sum(account_posts) AS post_count,
        sum(account_paid) AS sponsored_posts, sum(account_marked) AS marked_posts, sum(account_deleted) AS deleted_posts, sum(account_fallen) AS fallen_posts, sum(account_posts) AS `share_n`, if(sum(account_posts) = 0, NULL, sum(account_paid) / sum(account_posts)) AS `share_mean`,
        if(sum(account_posts) < 2, NULL, greatest(0., sum(account_paid) - sum(account_paid) * sum(account_paid) / sum(account_posts)) / (sum(account_posts) - 1)) AS `share_variance`, sum(`reach_count`) AS `reach_n`, if(sum(`reach_count`) = 0, NULL, sum(`reach_total`) / sum(`reach_count`)) AS `reach_mean`,
        if(sum(`reach_count`) < 2, NULL, greatest(0., sum(`reach_square`) - sum(`reach_total`) * sum(`reach_total`) / sum(`reach_count`)) / (sum(`reach_count`) - 1)) AS `reach_variance`, sum(`engaged_count`) AS `engaged_n`, if(sum(`engaged_count`) = 0, NULL, sum(`engaged_total`) / sum(`engaged_count`)) AS `engaged_mean`,
        if(sum(`engaged_count`) < 2, NULL, greatest(0., sum(`engaged_square`) - sum(`engaged_total`) * sum(`engaged_total`) / sum(`engaged_count`)) / (sum(`engaged_count`) - 1)) AS `engaged_variance`, sum(`paid_count`) AS `paid_n`, if(sum(`paid_count`) = 0, NULL, sum(`paid_total`) / sum(`paid_count`)) AS `paid_mean`,
        if(sum(`paid_count`) < 2, NULL, greatest(0., sum(`paid_square`) - sum(`paid_total`) * sum(`paid_total`) / sum(`paid_count`)) / (sum(`paid_count`) - 1)) AS `paid_variance`, sum(`own_count`) AS `own_n`, if(sum(`own_count`) = 0, NULL, sum(`own_total`) / sum(`own_count`)) AS `own_mean`,
        if(sum(`own_count`) < 2, NULL, greatest(0., sum(`own_square`) - sum(`own_total`) * sum(`own_total`) / sum(`own_count`)) / (sum(`own_count`) - 1)) AS `own_variance`,
        if(sum(late_posts) = 0 OR post_count = sum(late_posts), NULL, sum(late_paid) / sum(late_posts) - (sponsored_posts - sum(late_paid)) / (post_count - sum(late_posts))) AS paid_trend,
        sum(account_comments) AS all_comments, sum(account_likes) AS all_likes, if(sum(length(known_views)) = 0, NULL, quantileExactInclusiveArray(0.5)(known_views)) AS median_views
      FROM (
        SELECT on_site, under, spelt, account_posts, late_posts, arraySum(sponsored_) AS account_paid, arraySum(arraySlice(sponsored_, account_posts - late_posts + 1)) AS late_paid,
          arraySum(marked_) AS account_marked, arraySum(deleted_) AS account_deleted, arraySum(fell_) AS account_fallen, arraySum(viewed_) AS `reach_count`, arraySum(log_views_) AS `reach_total`, arrayDotProduct(log_views_, log_views_) AS `reach_square`, arraySum(rated_) AS `engaged_count`, arraySum(engagement_) AS `engaged_total`, arraySum(squares) AS `engaged_square`, arrayDotProduct(rated_, sponsored_) AS `paid_count`, arrayDotProduct(engagement_, sponsored_) AS `paid_total`, arrayDotProduct(squares, sponsored_) AS `paid_square`, arrayDotProduct(rated_, own) AS `own_count`, arrayDotProduct(engagement_, own) AS `own_total`, arrayDotProduct(squares, own) AS `own_square`,
          arrayReduce('sum', comments_) AS account_comments, arrayReduce('sum', likes_) AS account_likes, known_views
        FROM (
          SELECT *, arrayMap(rate -> rate * rate, engagement_) AS squares, arrayMap(paid -> toUInt8(1 - paid), sponsored_) AS own,
            arrayMap(seen -> assumeNotNull(seen), arrayFilter(seen -> seen IS NOT NULL, views_)) AS known_views
          FROM (SELECT on_site, under, spelt, account_posts, late_posts, arraySlice(`sponsored`, earlier + 1, account_posts) AS `sponsored_`, arraySlice(`marked`, earlier + 1, account_posts) AS `marked_`, arraySlice(`deleted`, earlier + 1, account_posts) AS `deleted_`, arraySlice(`fell`, earlier + 1, account_posts) AS `fell_`, arraySlice(`views`, earlier + 1, account_posts) AS `views_`, arraySlice(`likes`, earlier + 1, account_posts) AS `likes_`, arraySlice(`comments`, earlier + 1, account_posts) AS `comments_`, arraySlice(`viewed`, earlier + 1, account_posts) AS `viewed_`, arraySlice(`log_views`, earlier + 1, account_posts) AS `log_views_`, arraySlice(`rated`, earlier + 1, account_posts) AS `rated_`, arraySlice(`engagement`, earlier + 1, account_posts) AS `engagement_`
          FROM (
            SELECT *, toString(platform) AS on_site, handle AS under, arrayCount(at -> at < {p9:DateTime64(3, 'UTC')}, posted_at) AS earlier,
              arrayCount(at -> at < {p10:DateTime64(3, 'UTC')}, posted_at) - earlier AS account_posts,
              arrayCount(at -> at >= {p11:DateTime64(3, 'UTC')} AND at < {p12:DateTime64(3, 'UTC')}, posted_at) AS late_posts
            FROM account_posts WHERE brand = {p13:String} AND slice = {p14:UInt64}
          ) WHERE account_posts > 0)
        )
      ) AS accounts
      GLOBAL ANY LEFT JOIN (SELECT toString(one.1) AS on_platform, one.2 AS handle, argMin(creator, (one.3, creator)) AS owner
      FROM (SELECT creator, arrayJoin(arrayZip(platforms, handles, former)) AS one FROM creator_book FINAL WHERE brand = {p15:String})
       GROUP BY on_platform, handle) AS known ON accounts.on_site = known.on_platform AND accounts.under = known.handle
      GROUP BY author) AS figures ON written.id = figures.author
      ) AS shown
      GLOBAL FULL JOIN (SELECT if(owner != '', owner, concat('link/', called_so)) AS author, anyIf(named, named != '') AS linked_as, sum(visits_) AS visit_count,
        sum(orders_) AS order_count, sum(sales_) AS net, sum(cm2_) AS left_over, sum(spent_) AS cost, sum(firsts_) AS repeat_n,
        if(repeat_n = 0, NULL, sum(again_) / repeat_n) AS repeat_mean,
        if(repeat_n < 2, NULL, repeat_mean * (1 - repeat_mean) * repeat_n / (repeat_n - 1)) AS repeat_variance,
        sum(valued_) AS valued, sum(value_) AS all_value, sum(value_squares_) AS value_squares, sum(fixed_) AS fixed_cost, sum(kept_squares_) AS kept_squares
      FROM (
        SELECT named, if(known_as != '', known_as, lowerUTF8(replaceRegexpAll(toString(named), {p16:String}, ''))) AS called_so, visits_, orders_, sales_, cm2_, spent_, firsts_, again_, valued_, value_, value_squares_, fixed_, kept_squares_ FROM (
          SELECT by_name AS named, by_known AS known_as, toUInt64(0) AS visits_, count() AS orders_, toInt64(sum(net_sales)) AS sales_, sum(cm2) AS cm2_, toNullable(toInt64(sum(marketing))) AS spent_,
            countIf(order_rank = 1 AND customer_id != '') AS firsts_, countIf(order_rank = 1 AND customer_id != '' AND all_orders > 1) AS again_, countIf(order_rank = 1 AND customer_id != '' AND all_margin IS NOT NULL) AS valued_,
            toInt64(sumIf(ifNull(all_margin, 0), order_rank = 1 AND customer_id != '')) AS value_, sumIf(pow(ifNull(all_margin, 0), 2), order_rank = 1 AND customer_id != '') AS value_squares_,
            toInt64(0) AS fixed_, sum(pow(ifNull(cm2, 0) - marketing, 2)) AS kept_squares_
          FROM (SELECT by_name, by_known, by_code, net_sales, cm2, order_rank, customer_id, ifNull(booked, 0) AS marketing, all_orders, all_margin
      FROM (SELECT toString(store) AS of_store, order_id, net_sales, cm2, order_rank, customer_id FROM orders WHERE brand = {p17:String} AND slice = {p18:UInt64} AND counts = 1 AND ordered_at >= {p19:DateTime64(3, 'UTC')} AND ordered_at < {p20:DateTime64(3, 'UTC')}) AS placed
      GLOBAL INNER JOIN (SELECT in_store, placed_as, argMin((named, told_code, known_as), (rank, -said, known_as)) AS found, found.1 AS by_name, found.2 AS by_code, found.3 AS by_known FROM (SELECT in_store, placed_as, placed_at, rank, said, by_code AS told_code, if(by_code = '', called, link_creator) AS named,
        if(of_creator != '', of_creator, lowerUTF8(replaceRegexpAll(toString(if(by_code = '', called, link_creator)), {p21:String}, ''))) AS known_as, reported, is_unsaid
      FROM (
        SELECT toString(o.store) AS in_store, o.order_id AS placed_as, o.ordered_at AS placed_at, toString(told.code) AS by_code, told.creator AS called,
          toUInt8(told.rank + (told.rank > 1)) AS rank, toUnixTimestamp64Milli(told.said_at) AS said, '' AS of_creator, toInt64(0) AS reported, toUInt8(0) AS is_unsaid
    FROM (
      SELECT store, order_id, ordered_at, net_sales, cm3,
        arrayJoin(arrayFilter(one -> one.2 != '', [('coupon', upper(trim(toString(coupon_code)))), ('order', order_id), ('customer', customer_id)])) AS told_by
      FROM orders WHERE brand = {p22:String} AND slice = {p23:UInt64} AND counts = 1 AND ordered_at >= {p24:DateTime64(3, 'UTC')} AND ordered_at < {p25:DateTime64(3, 'UTC')}
    ) AS o
    GLOBAL INNER JOIN (
      SELECT ('coupon', coupon) AS told_by, code, if(code = '', coupon, '') AS shared, if(code = '', 'aggregate', 'deterministic') AS edge, 1 AS rank,
        '' AS of_store, toDateTime64(0, 3, 'UTC') AS said_at, if(code = '', creator, '') AS creator
      FROM (SELECT coupon, if(count() = 1, any(code), '') AS code, if(uniqExact(creator) = 1, any(creator), '') AS creator
      FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p26:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p27:String} GROUP BY code)))) WHERE coupon != '' GROUP BY coupon)
      UNION ALL
      SELECT if(order_id = '', ('customer', customer_id), ('order', order_id)), code, '', 'declared', if(order_id = '', 3, 2), store, said_at, '' FROM (SELECT props['declaration'] AS id, anyIf(toString(events.code), name = 'code_declared') AS code, anyIf(events.at, name = 'code_declared') AS said_at,
        anyIf(toString(events.order_id), name = 'code_declared') AS order_id, anyIf(toString(props['store']), name = 'code_declared') AS store, anyIf(toString(user_id), name = 'code_declared') AS customer_id,
        anyIf(toString(props['said_in']), name = 'code_declared') AS said_in, anyIf(toString(props['by']), name = 'code_declared') AS by
      FROM events
      WHERE brand = {p28:String} AND source = {p29:String} AND name IN ('code_declared', 'code_declaration_withdrawn')
      GROUP BY id HAVING countIf(name = 'code_declared') > 0 AND countIf(name = 'code_declaration_withdrawn') = 0)
    ) AS told ON o.told_by = told.told_by
    WHERE (told.of_store = '' OR told.of_store = o.store OR told.rank = 3)
      AND (told.rank < 3 OR o.ordered_at BETWEEN told.said_at AND told.said_at + toIntervalDay({p30:UInt64}))
        UNION ALL
        SELECT in_store, placed_as, placed_at, '', spelt, toUInt8(2), toInt64(base), owner, toInt64(ifNull(commission, 0)), toUInt8(commission IS NULL) FROM (SELECT in_store, placed_as, placed_at, spelt, owner, base, commission
      FROM (
        SELECT toString(o.store) AS in_store, o.order_id AS placed_as, o.ordered_at AS placed_at, told.spelt AS spelt, told.platform AS of_platform,
          told.handle AS called, ifNull(told.base, 0) AS base, told.commission AS commission
        FROM (SELECT store, sales_channel, order_id, ordered_at FROM orders WHERE brand = {p31:String} AND slice = {p32:UInt64} AND counts = 1 AND ordered_at >= {p33:DateTime64(3, 'UTC')} AND ordered_at < {p34:DateTime64(3, 'UTC')}) AS o
        GLOBAL INNER JOIN (
          SELECT toString(store) AS of_store, toString(sales_channel) AS on_channel, order_id AS of_order, toString(platform) AS platform, toString(handle) AS handle,
            spelt, base, commission
          FROM reported_orders WHERE brand = {p35:String} AND slice = {p36:UInt64} AND state != 'void'
        ) AS told ON toString(o.sales_channel) = told.on_channel AND o.order_id = told.of_order
        WHERE told.of_store = '' OR told.of_store = o.store
        ORDER BY told.of_store = '' LIMIT 1 BY in_store, placed_as, of_platform, called
      ) AS claimed
      GLOBAL LEFT JOIN (SELECT toString(one.1) AS on_platform, one.2 AS handle, argMin(creator, (one.3, creator)) AS owner
      FROM (SELECT creator, arrayJoin(arrayZip(platforms, handles, former)) AS one FROM creator_book FINAL WHERE brand = {p37:String})
      WHERE (toString(one.1), one.2) GLOBAL IN (SELECT toString(platform), toString(handle) FROM reported_orders WHERE brand = {p38:String} AND slice = {p39:UInt64}) GROUP BY on_platform, handle) AS known ON claimed.of_platform = known.on_platform AND claimed.called = known.handle)
        UNION ALL
        SELECT in_store, placed_as, placed_at, last_code, '', toUInt8(5), toInt64(0), '', toInt64(0), toUInt8(0) FROM (SELECT toString(store) AS in_store, order_id AS placed_as, ordered_at AS placed_at, led_by AS last_code FROM (
    SELECT store, order_id, ordered_at, led_by
    FROM (
      SELECT ordered_at, person, led_by, told_as, store, order_id
      FROM (
        SELECT ordered_at, person, led_by, told_as, own_store, count() OVER (PARTITION BY ordered_at, person, told_as) AS matches, countIf(of_store = own_store) OVER (PARTITION BY ordered_at, person, told_as) AS own_matches, of_store AS store, of_order AS order_id
        FROM (
          SELECT ordered_at, person, toString(arrayLast(one -> one.2 != 'direct', arrayFilter((one, place) -> one.1 > ordered_at - toIntervalDay(30) OR place = length(touch_at), arrayZip(touch_at, touch_channel, touch_code), arrayEnumerate(touch_at))).3) AS led_by, journeys.order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p40:String} AND slice = {p41:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p42:Array(String)}, {p43:Array(String)}, '')), transform(toString(source), {p44:Array(String)}, {p45:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p46:String} AND slice = {p47:UInt64} AND journeys.order_id != '' AND cityHash64(order_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p48:String} AND slice = {p49:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM orders WHERE brand = {p50:String} AND slice = {p51:UInt64} AND counts = 1 AND ordered_at >= {p52:DateTime64(3, 'UTC')} AND ordered_at < {p53:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '')) AND is_bot = 0
        ) AS told
        GLOBAL INNER JOIN (
          SELECT told_id, toString(store) AS of_store, order_id AS of_order, ordered_at AS placed_at
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p54:String} AND slice = {p55:UInt64} AND sales_channel = 'own_site' AND cityHash64(told_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p56:String} AND slice = {p57:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM orders WHERE brand = {p58:String} AND slice = {p59:UInt64} AND counts = 1 AND ordered_at >= {p60:DateTime64(3, 'UTC')} AND ordered_at < {p61:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != ''))
        ) AS known ON told.told_as = known.told_id
        WHERE abs(dateDiff('second', placed_at, told.ordered_at)) <= 2678400 AND (own_store = '' OR of_store IN (own_store, ''))
      )
      WHERE (matches = 1 OR own_store != '' AND store = own_store AND own_matches = 1)
    )
    ORDER BY ordered_at, person, told_as LIMIT 1 BY store, order_id))
      ) AS shown
      GLOBAL LEFT JOIN (SELECT code AS link_code, creator AS link_creator FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p62:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p63:String} GROUP BY code)))) WHERE creator != '') AS links ON shown.by_code = links.link_code
      WHERE if(by_code = '', called, link_creator) != '') GROUP BY in_store, placed_as) AS brought ON placed.of_store = brought.in_store AND placed.order_id = brought.placed_as
      GLOBAL LEFT JOIN (SELECT toString(store) AS cost_store, order_id AS cost_order, sum(entries.coupon) + sumIf(entries.creator + entries.affiliate, entry != 'spend') AS booked
        FROM order_economics AS entries WHERE brand = {p64:String} AND slice = {p65:UInt64} AND ordered_at >= {p66:DateTime64(3, 'UTC')} AND ordered_at < {p67:DateTime64(3, 'UTC')} AND (entries.coupon != 0 OR entries.creator != 0 OR entries.affiliate != 0)
        GROUP BY cost_store, cost_order) AS given ON placed.of_store = given.cost_store AND placed.order_id = given.cost_order
      GLOBAL LEFT JOIN (SELECT customer_id AS of_customer, orders AS all_orders, cm3 AS all_margin FROM customers
      WHERE brand = {p68:String} AND slice = {p69:UInt64} AND first_at >= {p70:DateTime64(3, 'UTC')} AND first_at < {p71:DateTime64(3, 'UTC')}) AS known ON placed.customer_id = known.of_customer) GROUP BY by_name, by_known
          UNION ALL
          SELECT link_creator, '', count(), toUInt64(0), toInt64(0), CAST(NULL AS Nullable(Int64)), CAST(NULL AS Nullable(Int64)), toUInt64(0), toUInt64(0), toUInt64(0), toInt64(0), toFloat64(0), toInt64(0), toFloat64(0)
          FROM (SELECT link_code, link_creator FROM (SELECT toString(code) AS visit_code FROM visits FINAL WHERE brand = {p72:String} AND slice = {p73:UInt64} AND day BETWEEN {p74:Date} AND {p75:Date} AND started_at >= {p76:DateTime64(3, 'UTC')}
    AND started_at < {p77:DateTime64(3, 'UTC')} AND empty(bot_reasons) AND code != '') AS visited
      GLOBAL INNER JOIN (SELECT code AS link_code, creator AS link_creator FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p78:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p79:String} GROUP BY code)))) WHERE creator != '') AS links ON visited.visit_code = links.link_code) GROUP BY link_creator
          UNION ALL
          SELECT named, '', toUInt64(0), toUInt64(0), toInt64(0), CAST(NULL AS Nullable(Int64)), toNullable(toInt64(spent)), toUInt64(0), toUInt64(0), toUInt64(0), toInt64(0), toFloat64(0), toInt64(spent), toFloat64(0)
          FROM (SELECT if(key.1 != '', key.1, key.2) AS named, spent FROM (
    SELECT if(kind IN ('creator', 'affiliate') AND arrayElement({p80:Array(String)}, arrayFirstIndex((of_platform, of_campaign) -> of_platform = platform AND startsWith(campaign, of_campaign), {p81:Array(String)}, {p82:Array(String)}) + 1) = 'own_site', (ad, campaign), ('', '')) AS key, sum(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate))) AS spent, sumIf(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate)), kind = 'ads') AS ads_spent,
      sum(impressions) AS seen, sum(clicks) AS clicked, toFloat64(sum(conversions)) AS converted,
      sum(if(conversion_value_minor IS NULL, NULL, toInt64(round(toDecimal128(assumeNotNull(conversion_value_minor), 0) * minor_rate)))) AS stated,
      sumIf(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate)), conversion_value_minor IS NOT NULL) AS spent_stated,
      toFloat64(sumIf(conversions, conversion_value_minor IS NULL)) AS converted_unvalued
    FROM (SELECT * FROM (
    SELECT platform, kind, day, campaign, country, currency, spend_minor, impressions, clicks, conversions, conversion_value_minor, ad FROM spend WHERE brand = {p83:String} AND load IN {p84:Array(UInt64)} AND day BETWEEN {p85:Date} AND {p86:Date}
    ORDER BY day, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY day, row_key)) AS facts
    GLOBAL INNER JOIN (
      SELECT day AS rate_day, currency AS rate_currency, minor_rate FROM day_rates
      WHERE brand = {p87:String} AND slice = {p88:UInt64}
    ) AS rates ON facts.day = rates.rate_day AND facts.currency = rates.rate_currency
    GROUP BY key) WHERE key != ('', ''))
        )
      ) AS told
      GLOBAL ANY LEFT JOIN (SELECT one.2 AS called, argMin(creator, (one.1, creator)) AS owner
      FROM (
        SELECT creator, arrayJoin(arrayConcat([(0, creator), (0, lowerUTF8(replaceRegexpAll(toString(name), {p89:String}, '')))], arrayMap((handle, was) -> (1 + was, handle), handles, former))) AS one
        FROM creator_book FINAL WHERE brand = {p90:String}
      )
      WHERE one.2 != '' GROUP BY called) AS known ON told.called_so = known.called
      WHERE called_so != ''
      GROUP BY author
      HAVING NOT startsWith(author, 'link/') OR visit_count > 0 OR order_count > 0) AS sold ON shown.author = sold.author
      WHERE shown.put_aside = 0 OR shown.post_count > 0 OR sold.visit_count > 0 OR sold.order_count > 0 OR sold.cost IS NOT NULL)))))))
    WHERE 1
    ORDER BY reach DESC NULLS LAST, posts DESC, name, creator LIMIT {p91:UInt64}
    SETTINGS max_bytes_before_external_group_by = 0
-- p0: "1000000"
-- p1: "mega"
-- p2: "500000"
-- p3: "macro"
-- p4: "100000"
-- p5: "mid"
-- p6: "10000"
-- p7: "micro"
-- p8: "acme"
-- p9: "2024-12-31 16:00:00.000"
-- p10: "2025-03-31 16:00:00.000"
-- p11: "2025-02-14 16:00:00.000"
-- p12: "2025-03-31 16:00:00.000"
-- p13: "acme"
-- p14: "7"
-- p15: "acme"
-- p16: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p17: "acme"
-- p18: "7"
-- p19: "2024-12-31 16:00:00.000"
-- p20: "2025-03-31 16:00:00.000"
-- p21: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p22: "acme"
-- p23: "7"
-- p24: "2024-12-31 16:00:00.000"
-- p25: "2025-03-31 16:00:00.000"
-- p26: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p27: "acme"
-- p28: "acme"
-- p29: "links"
-- p30: "30"
-- p31: "acme"
-- p32: "7"
-- p33: "2024-12-31 16:00:00.000"
-- p34: "2025-03-31 16:00:00.000"
-- p35: "acme"
-- p36: "7"
-- p37: "acme"
-- p38: "acme"
-- p39: "7"
-- p40: "acme"
-- p41: "7"
-- p42: ["src_shop"]
-- p43: ["Shop"]
-- p44: ["src_shop"]
-- p45: ["Shop"]
-- p46: "acme"
-- p47: "8"
-- p48: "acme"
-- p49: "7"
-- p50: "acme"
-- p51: "7"
-- p52: "2024-12-31 16:00:00.000"
-- p53: "2025-03-31 16:00:00.000"
-- p54: "acme"
-- p55: "7"
-- p56: "acme"
-- p57: "7"
-- p58: "acme"
-- p59: "7"
-- p60: "2024-12-31 16:00:00.000"
-- p61: "2025-03-31 16:00:00.000"
-- p62: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p63: "acme"
-- p64: "acme"
-- p65: "7"
-- p66: "2024-12-31 16:00:00.000"
-- p67: "2025-03-31 16:00:00.000"
-- p68: "acme"
-- p69: "7"
-- p70: "2024-12-31 16:00:00.000"
-- p71: "2025-03-31 16:00:00.000"
-- p72: "acme"
-- p73: "8"
-- p74: "2024-12-31"
-- p75: "2025-04-01"
-- p76: "2024-12-31 16:00:00.000"
-- p77: "2025-03-31 16:00:00.000"
-- p78: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p79: "acme"
-- p80: ["own_site","amazon"]
-- p81: ["amazon_ads"]
-- p82: [""]
-- p83: "acme"
-- p84: [0,1]
-- p85: "2025-01-01"
-- p86: "2025-03-31"
-- p87: "acme"
-- p88: "7"
-- p89: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p90: "acme"
-- p91: "200"
