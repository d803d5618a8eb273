    SELECT name, creator = {p0:String} AS itself, if(itself, 1, 1 - distance) AS likeness, known_fields, platform, tier, followers, category,
      arrayStringConcat(arraySort(platforms), ', ') AS on_platforms, arrayStringConcat(arraySort(markets), ', ') AS in_markets, arrayStringConcat(arraySort(languages), ', ') AS in_languages, price AS price_minor, price_in,
      posts, reach, engagement, sponsored_share, cost_per_order, `far_platforms`, `far_category`, `far_markets`, `far_languages`, `far_tier`, `far_audience`, `far_reach`, `far_engagement`, `far_sponsored`, `far_price`, `far_cost`, creator
    FROM (SELECT *, if(known_fields = 0, NULL, (all_far + 2 * usual) / (known_fields + 2)) AS distance
      FROM (
        SELECT *, sumIf(all_far, creator != {p1:String}) OVER () / greatest(1, sumIf(known_fields, creator != {p2:String}) OVER ()) AS usual
        FROM (
          SELECT *, arrayCount(one -> one IS NOT NULL, [`far_platforms`, `far_category`, `far_markets`, `far_languages`, `far_tier`, `far_audience`, `far_reach`, `far_engagement`, `far_sponsored`, `far_price`, `far_cost`]) AS known_fields, arraySum(one -> ifNull(one, 0), [`far_platforms`, `far_category`, `far_markets`, `far_languages`, `far_tier`, `far_audience`, `far_reach`, `far_engagement`, `far_sponsored`, `far_price`, `far_cost`]) AS all_far
          FROM (
            SELECT *, if(empty(`here_platforms`) OR empty(`mine_platforms`), NULL, 1 - length(arrayIntersect(`here_platforms`, `mine_platforms`)) / greatest(1, length(arrayDistinct(arrayConcat(`here_platforms`, `mine_platforms`))))) AS `far_platforms`, if(`here_category` = '' OR `mine_category` = '', NULL, toFloat64(`here_category` != `mine_category`)) AS `far_category`, if(empty(`here_markets`) OR empty(`mine_markets`), NULL, 1 - length(arrayIntersect(`here_markets`, `mine_markets`)) / greatest(1, length(arrayDistinct(arrayConcat(`here_markets`, `mine_markets`))))) AS `far_markets`, if(empty(`here_languages`) OR empty(`mine_languages`), NULL, 1 - length(arrayIntersect(`here_languages`, `mine_languages`)) / greatest(1, length(arrayDistinct(arrayConcat(`here_languages`, `mine_languages`))))) AS `far_languages`, if(`here_tier` = 0 OR `mine_tier` = 0, NULL, abs(toInt64(`here_tier`) - toInt64(`mine_tier`)) / 4) AS `far_tier`, if(ifNull(`here_audience`, 0) > 0 AND ifNull(`mine_audience`, 0) > 0, least(1., abs(log(greatest(1e-9, toFloat64(ifNull(`here_audience`, 0))) / greatest(1e-9, toFloat64(ifNull(`mine_audience`, 0))))) / log(10)), NULL) AS `far_audience`, if(ifNull(`here_reach`, 0) > 0 AND ifNull(`mine_reach`, 0) > 0, least(1., abs(log(greatest(1e-9, toFloat64(ifNull(`here_reach`, 0))) / greatest(1e-9, toFloat64(ifNull(`mine_reach`, 0))))) / log(10)), NULL) AS `far_reach`, if(ifNull(`here_engagement`, 0) > 0 AND ifNull(`mine_engagement`, 0) > 0, least(1., abs(log(greatest(1e-9, toFloat64(ifNull(`here_engagement`, 0))) / greatest(1e-9, toFloat64(ifNull(`mine_engagement`, 0))))) / log(4)), NULL) AS `far_engagement`, if(`here_sponsored` IS NULL OR `mine_sponsored` IS NULL, NULL, least(1., abs(assumeNotNull(`here_sponsored`) - assumeNotNull(`mine_sponsored`)) * 2)) AS `far_sponsored`, if(ifNull(`here_price`, 0) > 0 AND ifNull(`mine_price`, 0) > 0, least(1., abs(log(greatest(1e-9, toFloat64(ifNull(`here_price`, 0))) / greatest(1e-9, toFloat64(ifNull(`mine_price`, 0))))) / log(4)), NULL) AS `far_price`, if(ifNull(`here_cost`, 0) > 0 AND ifNull(`mine_cost`, 0) > 0, least(1., abs(log(greatest(1e-9, toFloat64(ifNull(`here_cost`, 0))) / greatest(1e-9, toFloat64(ifNull(`mine_cost`, 0))))) / log(4)), NULL) AS `far_cost`
            FROM (SELECT *, anyIf(`here_platforms`, creator = {p3:String}) OVER () AS `mine_platforms`, anyIf(`here_category`, creator = {p4:String}) OVER () AS `mine_category`, anyIf(`here_markets`, creator = {p5:String}) OVER () AS `mine_markets`, anyIf(`here_languages`, creator = {p6:String}) OVER () AS `mine_languages`, anyIf(`here_tier`, creator = {p7:String}) OVER () AS `mine_tier`, anyIf(`here_audience`, creator = {p8:String}) OVER () AS `mine_audience`, anyIf(`here_reach`, creator = {p9:String}) OVER () AS `mine_reach`, anyIf(`here_engagement`, creator = {p10:String}) OVER () AS `mine_engagement`, anyIf(`here_sponsored`, creator = {p11:String}) OVER () AS `mine_sponsored`, anyIf(`here_price`, creator = {p12:String}) OVER () AS `mine_price`, anyIf(`here_cost`, creator = {p13:String}) OVER () AS `mine_cost`
              FROM (SELECT *, platforms AS `here_platforms`, lowerUTF8(trim(category)) AS `here_category`, markets AS `here_markets`, languages AS `here_languages`, indexOf({p14:Array(String)}, tier) AS `here_tier`, followers AS `here_audience`, reach AS `here_reach`, engagement AS `here_engagement`, sponsored_share AS `here_sponsored`, price AS `here_price`, cost_per_order AS `here_cost` FROM (SELECT card.*, put_aside, posts > 0 OR id != '' AS is_there, stated_markets AS markets, stated_languages AS languages, (SELECT toString(any(price_currency[1])) FROM creator_book FINAL WHERE brand = {p15:String} AND creator = {p16:String}) AS price_in,
          if(id != '', stated_platforms, arrayFilter(one -> one != '', [toString(platform)])) AS platforms,
          if(empty(arrayFilter((one, unit) -> unit = price_in, price_minor, price_currency)), NULL, arrayReduce('quantileExactInclusive(0.5)', arrayFilter((one, unit) -> unit = price_in, price_minor, price_currency))) AS price
        FROM (
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
        FROM (SELECT creator AS id, put_aside, book_name, book_category, main.1 AS on_platform, main.2 AS followers, multiIf(main.2 IS NULL OR main.1 = '', '', main.2 >= {p17:UInt64}, {p18:String}, main.2 >= {p19:UInt64}, {p20:String}, main.2 >= {p21:UInt64}, {p22:String}, main.2 >= {p23:UInt64}, {p24:String}, 'nano') AS tier
      FROM (
        SELECT creator, archived AS put_aside, name AS book_name, category AS book_category,
          arraySort(one -> -ifNull(one.2, -1), arrayFilter(one -> one.3 = 0, arrayZip(arrayMap(name -> toString(name), platforms), followers, former)))[1] AS main
        FROM creator_book FINAL WHERE brand = {p25:String}
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
            SELECT *, toString(platform) AS on_site, handle AS under, arrayCount(at -> at < {p26:DateTime64(3, 'UTC')}, posted_at) AS earlier,
              arrayCount(at -> at < {p27:DateTime64(3, 'UTC')}, posted_at) - earlier AS account_posts,
              arrayCount(at -> at >= {p28:DateTime64(3, 'UTC')} AND at < {p29:DateTime64(3, 'UTC')}, posted_at) AS late_posts
            FROM account_posts WHERE brand = {p30:String} AND slice = {p31:UInt64}
          ) WHERE account_posts > 0)
        )
      ) AS accounts
      GLOBAL ANY LEFT JOIN (SELECT toString(one.1) AS on_platform, one.2 AS handle, argMin(creator, (one.3, creator)) AS owner
      FROM (SELECT creator, arrayJoin(arrayZip(platforms, handles, former)) AS one FROM creator_book FINAL WHERE brand = {p32:String})
       GROUP BY on_platform, handle) AS known ON accounts.on_site = known.on_platform AND accounts.under = known.handle
      GROUP BY author) AS figures ON written.id = figures.author
      ) AS shown
      GLOBAL FULL JOIN (SELECT if(owner != '', owner, concat('link/', called_so)) AS author, anyIf(named, named != '') AS linked_as, sum(visits_) AS visit_count,
        sum(orders_) AS order_count, sum(sales_) AS net, sum(cm2_) AS left_over, sum(spent_) AS cost, sum(firsts_) AS repeat_n,
        if(repeat_n = 0, NULL, sum(again_) / repeat_n) AS repeat_mean,
        if(repeat_n < 2, NULL, repeat_mean * (1 - repeat_mean) * repeat_n / (repeat_n - 1)) AS repeat_variance,
        sum(valued_) AS valued, sum(value_) AS all_value, sum(value_squares_) AS value_squares, sum(fixed_) AS fixed_cost, sum(kept_squares_) AS kept_squares
      FROM (
        SELECT named, if(known_as != '', known_as, lowerUTF8(replaceRegexpAll(toString(named), {p33:String}, ''))) AS called_so, visits_, orders_, sales_, cm2_, spent_, firsts_, again_, valued_, value_, value_squares_, fixed_, kept_squares_ FROM (
          SELECT by_name AS named, by_known AS known_as, toUInt64(0) AS visits_, count() AS orders_, toInt64(sum(net_sales)) AS sales_, sum(cm2) AS cm2_, toNullable(toInt64(sum(marketing))) AS spent_,
            countIf(order_rank = 1 AND customer_id != '') AS firsts_, countIf(order_rank = 1 AND customer_id != '' AND all_orders > 1) AS again_, countIf(order_rank = 1 AND customer_id != '' AND all_margin IS NOT NULL) AS valued_,
            toInt64(sumIf(ifNull(all_margin, 0), order_rank = 1 AND customer_id != '')) AS value_, sumIf(pow(ifNull(all_margin, 0), 2), order_rank = 1 AND customer_id != '') AS value_squares_,
            toInt64(0) AS fixed_, sum(pow(ifNull(cm2, 0) - marketing, 2)) AS kept_squares_
          FROM (SELECT by_name, by_known, by_code, net_sales, cm2, order_rank, customer_id, ifNull(booked, 0) AS marketing, all_orders, all_margin
      FROM (SELECT toString(store) AS of_store, order_id, net_sales, cm2, order_rank, customer_id FROM orders WHERE brand = {p34:String} AND slice = {p35:UInt64} AND counts = 1 AND ordered_at >= {p36:DateTime64(3, 'UTC')} AND ordered_at < {p37:DateTime64(3, 'UTC')}) AS placed
      GLOBAL INNER JOIN (SELECT in_store, placed_as, argMin((named, told_code, known_as), (rank, -said, known_as)) AS found, found.1 AS by_name, found.2 AS by_code, found.3 AS by_known FROM (SELECT in_store, placed_as, placed_at, rank, said, by_code AS told_code, if(by_code = '', called, link_creator) AS named,
        if(of_creator != '', of_creator, lowerUTF8(replaceRegexpAll(toString(if(by_code = '', called, link_creator)), {p38:String}, ''))) AS known_as, reported, is_unsaid
      FROM (
        SELECT toString(o.store) AS in_store, o.order_id AS placed_as, o.ordered_at AS placed_at, toString(told.code) AS by_code, told.creator AS called,
          toUInt8(told.rank + (told.rank > 1)) AS rank, toUnixTimestamp64Milli(told.said_at) AS said, '' AS of_creator, toInt64(0) AS reported, toUInt8(0) AS is_unsaid
    FROM (
      SELECT store, order_id, ordered_at, net_sales, cm3,
        arrayJoin(arrayFilter(one -> one.2 != '', [('coupon', upper(trim(toString(coupon_code)))), ('order', order_id), ('customer', customer_id)])) AS told_by
      FROM orders WHERE brand = {p39:String} AND slice = {p40:UInt64} AND counts = 1 AND ordered_at >= {p41:DateTime64(3, 'UTC')} AND ordered_at < {p42:DateTime64(3, 'UTC')}
    ) AS o
    GLOBAL INNER JOIN (
      SELECT ('coupon', coupon) AS told_by, code, if(code = '', coupon, '') AS shared, if(code = '', 'aggregate', 'deterministic') AS edge, 1 AS rank,
        '' AS of_store, toDateTime64(0, 3, 'UTC') AS said_at, if(code = '', creator, '') AS creator
      FROM (SELECT coupon, if(count() = 1, any(code), '') AS code, if(uniqExact(creator) = 1, any(creator), '') AS creator
      FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p43:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p44:String} GROUP BY code)))) WHERE coupon != '' GROUP BY coupon)
      UNION ALL
      SELECT if(order_id = '', ('customer', customer_id), ('order', order_id)), code, '', 'declared', if(order_id = '', 3, 2), store, said_at, '' FROM (SELECT props['declaration'] AS id, anyIf(toString(events.code), name = 'code_declared') AS code, anyIf(events.at, name = 'code_declared') AS said_at,
        anyIf(toString(events.order_id), name = 'code_declared') AS order_id, anyIf(toString(props['store']), name = 'code_declared') AS store, anyIf(toString(user_id), name = 'code_declared') AS customer_id,
        anyIf(toString(props['said_in']), name = 'code_declared') AS said_in, anyIf(toString(props['by']), name = 'code_declared') AS by
      FROM events
      WHERE brand = {p45:String} AND source = {p46:String} AND name IN ('code_declared', 'code_declaration_withdrawn')
      GROUP BY id HAVING countIf(name = 'code_declared') > 0 AND countIf(name = 'code_declaration_withdrawn') = 0)
    ) AS told ON o.told_by = told.told_by
    WHERE (told.of_store = '' OR told.of_store = o.store OR told.rank = 3)
      AND (told.rank < 3 OR o.ordered_at BETWEEN told.said_at AND told.said_at + toIntervalDay({p47:UInt64}))
        UNION ALL
        SELECT in_store, placed_as, placed_at, '', spelt, toUInt8(2), toInt64(base), owner, toInt64(ifNull(commission, 0)), toUInt8(commission IS NULL) FROM (SELECT in_store, placed_as, placed_at, spelt, owner, base, commission
      FROM (
        SELECT toString(o.store) AS in_store, o.order_id AS placed_as, o.ordered_at AS placed_at, told.spelt AS spelt, told.platform AS of_platform,
          told.handle AS called, ifNull(told.base, 0) AS base, told.commission AS commission
        FROM (SELECT store, sales_channel, order_id, ordered_at FROM orders WHERE brand = {p48:String} AND slice = {p49:UInt64} AND counts = 1 AND ordered_at >= {p50:DateTime64(3, 'UTC')} AND ordered_at < {p51:DateTime64(3, 'UTC')}) AS o
        GLOBAL INNER JOIN (
          SELECT toString(store) AS of_store, toString(sales_channel) AS on_channel, order_id AS of_order, toString(platform) AS platform, toString(handle) AS handle,
            spelt, base, commission
          FROM reported_orders WHERE brand = {p52:String} AND slice = {p53:UInt64} AND state != 'void'
        ) AS told ON toString(o.sales_channel) = told.on_channel AND o.order_id = told.of_order
        WHERE told.of_store = '' OR told.of_store = o.store
        ORDER BY told.of_store = '' LIMIT 1 BY in_store, placed_as, of_platform, called
      ) AS claimed
      GLOBAL LEFT JOIN (SELECT toString(one.1) AS on_platform, one.2 AS handle, argMin(creator, (one.3, creator)) AS owner
      FROM (SELECT creator, arrayJoin(arrayZip(platforms, handles, former)) AS one FROM creator_book FINAL WHERE brand = {p54:String})
      WHERE (toString(one.1), one.2) GLOBAL IN (SELECT toString(platform), toString(handle) FROM reported_orders WHERE brand = {p55:String} AND slice = {p56:UInt64}) GROUP BY on_platform, handle) AS known ON claimed.of_platform = known.on_platform AND claimed.called = known.handle)
        UNION ALL
        SELECT in_store, placed_as, placed_at, last_code, '', toUInt8(5), toInt64(0), '', toInt64(0), toUInt8(0) FROM (SELECT toString(store) AS in_store, order_id AS placed_as, ordered_at AS placed_at, led_by AS last_code FROM (
    SELECT store, order_id, ordered_at, led_by
    FROM (
      SELECT ordered_at, person, led_by, told_as, store, order_id
      FROM (
        SELECT ordered_at, person, led_by, told_as, own_store, count() OVER (PARTITION BY ordered_at, person, told_as) AS matches, countIf(of_store = own_store) OVER (PARTITION BY ordered_at, person, told_as) AS own_matches, of_store AS store, of_order AS order_id
        FROM (
          SELECT ordered_at, person, toString(arrayLast(one -> one.2 != 'direct', arrayFilter((one, place) -> one.1 > ordered_at - toIntervalDay(30) OR place = length(touch_at), arrayZip(touch_at, touch_channel, touch_code), arrayEnumerate(touch_at))).3) AS led_by, journeys.order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p57:String} AND slice = {p58:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p59:Array(String)}, {p60:Array(String)}, '')), transform(toString(source), {p61:Array(String)}, {p62:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p63:String} AND slice = {p64:UInt64} AND journeys.order_id != '' AND cityHash64(order_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p65:String} AND slice = {p66:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM orders WHERE brand = {p67:String} AND slice = {p68:UInt64} AND counts = 1 AND ordered_at >= {p69:DateTime64(3, 'UTC')} AND ordered_at < {p70:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != '')) AND is_bot = 0
        ) AS told
        GLOBAL INNER JOIN (
          SELECT told_id, toString(store) AS of_store, order_id AS of_order, ordered_at AS placed_at
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p71:String} AND slice = {p72:UInt64} AND sales_channel = 'own_site' AND cityHash64(told_id) GLOBAL IN (
    SELECT arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id]))))
    FROM (SELECT order_id, shop_order_id, arrayJoin(arrayMap(id -> cityHash64(id), arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])))) AS named FROM orders WHERE brand = {p73:String} AND slice = {p74:UInt64} AND sales_channel = 'own_site')
    WHERE named GLOBAL IN (SELECT arrayJoin([cityHash64(order_id), cityHash64(concat('#', order_id))]) FROM (SELECT order_id FROM orders WHERE brand = {p75:String} AND slice = {p76:UInt64} AND counts = 1 AND ordered_at >= {p77:DateTime64(3, 'UTC')} AND ordered_at < {p78:DateTime64(3, 'UTC')} AND sales_channel = 'own_site') WHERE order_id != ''))
        ) AS known ON told.told_as = known.told_id
        WHERE abs(dateDiff('second', placed_at, told.ordered_at)) <= 2678400 AND (own_store = '' OR of_store IN (own_store, ''))
      )
      WHERE (matches = 1 OR own_store != '' AND store = own_store AND own_matches = 1)
    )
    ORDER BY ordered_at, person, told_as LIMIT 1 BY store, order_id))
      ) AS shown
      GLOBAL LEFT JOIN (SELECT code AS link_code, creator AS link_creator FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p79:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p80:String} GROUP BY code)))) WHERE creator != '') AS links ON shown.by_code = links.link_code
      WHERE if(by_code = '', called, link_creator) != '') GROUP BY in_store, placed_as) AS brought ON placed.of_store = brought.in_store AND placed.order_id = brought.placed_as
      GLOBAL LEFT JOIN (SELECT toString(store) AS cost_store, order_id AS cost_order, sum(entries.coupon) + sumIf(entries.creator + entries.affiliate, entry != 'spend') AS booked
        FROM order_economics AS entries WHERE brand = {p81:String} AND slice = {p82:UInt64} AND ordered_at >= {p83:DateTime64(3, 'UTC')} AND ordered_at < {p84:DateTime64(3, 'UTC')} AND (entries.coupon != 0 OR entries.creator != 0 OR entries.affiliate != 0)
        GROUP BY cost_store, cost_order) AS given ON placed.of_store = given.cost_store AND placed.order_id = given.cost_order
      GLOBAL LEFT JOIN (SELECT customer_id AS of_customer, orders AS all_orders, cm3 AS all_margin FROM customers
      WHERE brand = {p85:String} AND slice = {p86:UInt64} AND first_at >= {p87:DateTime64(3, 'UTC')} AND first_at < {p88:DateTime64(3, 'UTC')}) AS known ON placed.customer_id = known.of_customer) GROUP BY by_name, by_known
          UNION ALL
          SELECT link_creator, '', count(), toUInt64(0), toInt64(0), CAST(NULL AS Nullable(Int64)), CAST(NULL AS Nullable(Int64)), toUInt64(0), toUInt64(0), toUInt64(0), toInt64(0), toFloat64(0), toInt64(0), toFloat64(0)
          FROM (SELECT link_code, link_creator FROM (SELECT toString(code) AS visit_code FROM visits FINAL WHERE brand = {p89:String} AND slice = {p90:UInt64} AND day BETWEEN {p91:Date} AND {p92:Date} AND started_at >= {p93:DateTime64(3, 'UTC')}
    AND started_at < {p94:DateTime64(3, 'UTC')} AND empty(bot_reasons) AND code != '') AS visited
      GLOBAL INNER JOIN (SELECT code AS link_code, creator AS link_creator FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p95:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p96:String} GROUP BY code)))) WHERE creator != '') AS links ON visited.visit_code = links.link_code) GROUP BY link_creator
          UNION ALL
          SELECT named, '', toUInt64(0), toUInt64(0), toInt64(0), CAST(NULL AS Nullable(Int64)), toNullable(toInt64(spent)), toUInt64(0), toUInt64(0), toUInt64(0), toInt64(0), toFloat64(0), toInt64(spent), toFloat64(0)
          FROM (SELECT if(key.1 != '', key.1, key.2) AS named, spent FROM (
    SELECT if(kind IN ('creator', 'affiliate') AND arrayElement({p97:Array(String)}, arrayFirstIndex((of_platform, of_campaign) -> of_platform = platform AND startsWith(campaign, of_campaign), {p98:Array(String)}, {p99:Array(String)}) + 1) = 'own_site', (ad, campaign), ('', '')) AS key, sum(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate))) AS spent, sumIf(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate)), kind = 'ads') AS ads_spent,
      sum(impressions) AS seen, sum(clicks) AS clicked, toFloat64(sum(conversions)) AS converted,
      sum(if(conversion_value_minor IS NULL, NULL, toInt64(round(toDecimal128(assumeNotNull(conversion_value_minor), 0) * minor_rate)))) AS stated,
      sumIf(toInt64(round(toDecimal128(spend_minor, 0) * minor_rate)), conversion_value_minor IS NOT NULL) AS spent_stated,
      toFloat64(sumIf(conversions, conversion_value_minor IS NULL)) AS converted_unvalued
    FROM (SELECT * FROM (
    SELECT platform, kind, day, campaign, country, currency, spend_minor, impressions, clicks, conversions, conversion_value_minor, ad FROM spend WHERE brand = {p100:String} AND load IN {p101:Array(UInt64)} AND day BETWEEN {p102:Date} AND {p103:Date}
    ORDER BY day, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY day, row_key)) AS facts
    GLOBAL INNER JOIN (
      SELECT day AS rate_day, currency AS rate_currency, minor_rate FROM day_rates
      WHERE brand = {p104:String} AND slice = {p105:UInt64}
    ) AS rates ON facts.day = rates.rate_day AND facts.currency = rates.rate_currency
    GROUP BY key) WHERE key != ('', ''))
        )
      ) AS told
      GLOBAL ANY LEFT JOIN (SELECT one.2 AS called, argMin(creator, (one.1, creator)) AS owner
      FROM (
        SELECT creator, arrayJoin(arrayConcat([(0, creator), (0, lowerUTF8(replaceRegexpAll(toString(name), {p106:String}, '')))], arrayMap((handle, was) -> (1 + was, handle), handles, former))) AS one
        FROM creator_book FINAL WHERE brand = {p107:String}
      )
      WHERE one.2 != '' GROUP BY called) AS known ON told.called_so = known.called
      WHERE called_so != ''
      GROUP BY author
      HAVING NOT startsWith(author, 'link/') OR visit_count > 0 OR order_count > 0) AS sold ON shown.author = sold.author
      WHERE shown.put_aside = 0 OR shown.post_count > 0 OR sold.visit_count > 0 OR sold.order_count > 0 OR sold.cost IS NOT NULL)))))))
    WHERE 1
    ORDER BY reach DESC NULLS LAST, posts DESC, name, creator LIMIT {p108:UInt64}
    SETTINGS max_bytes_before_external_group_by = 0) AS card
        GLOBAL LEFT JOIN (SELECT creator AS id, archived AS put_aside, markets AS stated_markets, languages AS stated_languages, price_minor, price_currency,
          arrayDistinct(arrayFilter((one, was) -> was = 0, arrayMap(one -> toString(one), platforms), former)) AS stated_platforms
        FROM creator_book FINAL WHERE brand = {p109:String}) AS book ON card.creator = book.id)))
          )
        )
      ))
    WHERE itself OR (is_there = 1 AND put_aside = 0 AND known_fields >= {p110:UInt64})
    ORDER BY itself DESC, distance, posts DESC, name, creator LIMIT {p111:UInt64}
-- p0: "crt_01"
-- p1: "crt_01"
-- p2: "crt_01"
-- p3: "crt_01"
-- p4: "crt_01"
-- p5: "crt_01"
-- p6: "crt_01"
-- p7: "crt_01"
-- p8: "crt_01"
-- p9: "crt_01"
-- p10: "crt_01"
-- p11: "crt_01"
-- p12: "crt_01"
-- p13: "crt_01"
-- p14: ["nano","micro","mid","macro","mega"]
-- p15: "acme"
-- p16: "crt_01"
-- p17: "1000000"
-- p18: "mega"
-- p19: "500000"
-- p20: "macro"
-- p21: "100000"
-- p22: "mid"
-- p23: "10000"
-- p24: "micro"
-- p25: "acme"
-- p26: "2024-12-31 16:00:00.000"
-- p27: "2025-03-31 16:00:00.000"
-- p28: "2025-02-14 16:00:00.000"
-- p29: "2025-03-31 16:00:00.000"
-- p30: "acme"
-- p31: "7"
-- p32: "acme"
-- p33: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p34: "acme"
-- p35: "7"
-- p36: "2024-12-31 16:00:00.000"
-- p37: "2025-03-31 16:00:00.000"
-- p38: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p39: "acme"
-- p40: "7"
-- p41: "2024-12-31 16:00:00.000"
-- p42: "2025-03-31 16:00:00.000"
-- p43: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p44: "acme"
-- p45: "acme"
-- p46: "links"
-- p47: "30"
-- p48: "acme"
-- p49: "7"
-- p50: "2024-12-31 16:00:00.000"
-- p51: "2025-03-31 16:00:00.000"
-- p52: "acme"
-- p53: "7"
-- p54: "acme"
-- p55: "acme"
-- p56: "7"
-- p57: "acme"
-- p58: "7"
-- p59: ["src_shop"]
-- p60: ["Shop"]
-- p61: ["src_shop"]
-- p62: ["Shop"]
-- p63: "acme"
-- p64: "8"
-- p65: "acme"
-- p66: "7"
-- p67: "acme"
-- p68: "7"
-- p69: "2024-12-31 16:00:00.000"
-- p70: "2025-03-31 16:00:00.000"
-- p71: "acme"
-- p72: "7"
-- p73: "acme"
-- p74: "7"
-- p75: "acme"
-- p76: "7"
-- p77: "2024-12-31 16:00:00.000"
-- p78: "2025-03-31 16:00:00.000"
-- p79: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p80: "acme"
-- p81: "acme"
-- p82: "7"
-- p83: "2024-12-31 16:00:00.000"
-- p84: "2025-03-31 16:00:00.000"
-- p85: "acme"
-- p86: "7"
-- p87: "2024-12-31 16:00:00.000"
-- p88: "2025-03-31 16:00:00.000"
-- p89: "acme"
-- p90: "8"
-- p91: "2024-12-31"
-- p92: "2025-04-01"
-- p93: "2024-12-31 16:00:00.000"
-- p94: "2025-03-31 16:00:00.000"
-- p95: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p96: "acme"
-- p97: ["own_site","amazon"]
-- p98: ["amazon_ads"]
-- p99: [""]
-- p100: "acme"
-- p101: [0,1]
-- p102: "2025-01-01"
-- p103: "2025-03-31"
-- p104: "acme"
-- p105: "7"
-- p106: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p107: "acme"
-- p108: "10000000"
-- p109: "acme"
-- p110: "3"
-- p111: "21"
