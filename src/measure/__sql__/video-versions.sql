SELECT platform, video_id, title, seconds, if(published_at IS NULL, NULL, toString(toDate(assumeNotNull(published_at), {p0:String}))) AS published_on, sku, version_of, codes, views, points, moments
    FROM (SELECT on_platform AS platform, id AS video_id, last_figures.1 AS title, last_figures.2 AS seconds,
      last_figures.3 AS published_at, last_used.1 AS sku, last_used.2 AS version_of, last_used.3 AS codes, last_figures.4 AS views
    FROM (
      SELECT on_platform, id, argMax(figures, told_at) AS last_figures, argMaxIf(used, told_at, told_by = '') AS last_used
      FROM (
    SELECT platform AS on_platform, video_id AS id, line_key AS told_by, (as_of, received_at) AS told_at,
      (title, seconds, published_at, views) AS figures, (sku, version_of, codes) AS used FROM videos WHERE brand = {p1:String} AND load IN {p2:Array(UInt64)} AND 1
    ORDER BY platform, video_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, video_id, row_key) GROUP BY on_platform, id
    )) AS videos
    GLOBAL LEFT JOIN (
      SELECT platform AS of_platform, video_id AS of_video, groupArray((position, second, watching, relative)) AS points
      FROM (
    SELECT platform, video_id, position, second, watching, relative FROM video_retention WHERE brand = {p3:String} AND load IN {p4:Array(UInt64)} AND 1
    ORDER BY platform, video_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, video_id, row_key) GROUP BY of_platform, of_video
    ) AS curves ON videos.platform = curves.of_platform AND videos.video_id = curves.of_video
    GLOBAL LEFT JOIN (
      SELECT platform AS in_platform, video_id AS in_video, groupArray((second, toString(kind), sku, note, clicks)) AS moments
      FROM (
    SELECT platform, video_id, second, kind, sku, note, clicks FROM video_moments WHERE brand = {p5:String} AND load IN {p6:Array(UInt64)} AND 1
    ORDER BY platform, video_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, video_id, row_key) GROUP BY in_platform, in_video
    ) AS told ON videos.platform = told.in_platform AND videos.video_id = told.in_video
    ORDER BY platform, video_id
-- p0: "Asia/Shanghai"
-- p1: "acme"
-- p2: [0,1]
-- p3: "acme"
-- p4: [0,1]
-- p5: "acme"
-- p6: [0,1]

SELECT {p0:UInt64} AS rows
-- p0: "1"

SELECT if(whole_post GLOBAL IN (SELECT video_id FROM (SELECT on_platform AS platform, id AS video_id, last_figures.1 AS title, last_figures.2 AS seconds,
      last_figures.3 AS published_at, last_used.1 AS sku, last_used.2 AS version_of, last_used.3 AS codes, last_figures.4 AS views
    FROM (
      SELECT on_platform, id, argMax(figures, told_at) AS last_figures, argMaxIf(used, told_at, told_by = '') AS last_used
      FROM (
    SELECT platform AS on_platform, video_id AS id, line_key AS told_by, (as_of, received_at) AS told_at,
      (title, seconds, published_at, views) AS figures, (sku, version_of, codes) AS used FROM videos WHERE brand = {p0:String} AND load IN {p1:Array(UInt64)} AND 1
    ORDER BY platform, video_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, video_id, row_key) GROUP BY on_platform, id
    ))), whole_post, '') AS of_post, link_code, link_coupon, fragment
      FROM (
        SELECT lowerUTF8(code) AS link_code, lowerUTF8(coupon) AS link_coupon, extract(post, {p2:String}) AS fragment,
          substring(post, 1, length(post) - length(fragment)) AS whole_post
        FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p3:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p4:String} GROUP BY code))))
      )
      WHERE of_post != '' OR link_code GLOBAL IN (SELECT arrayJoin(splitByChar(' ', codes)) AS code FROM (SELECT on_platform AS platform, id AS video_id, last_figures.1 AS title, last_figures.2 AS seconds,
      last_figures.3 AS published_at, last_used.1 AS sku, last_used.2 AS version_of, last_used.3 AS codes, last_figures.4 AS views
    FROM (
      SELECT on_platform, id, argMax(figures, told_at) AS last_figures, argMaxIf(used, told_at, told_by = '') AS last_used
      FROM (
    SELECT platform AS on_platform, video_id AS id, line_key AS told_by, (as_of, received_at) AS told_at,
      (title, seconds, published_at, views) AS figures, (sku, version_of, codes) AS used FROM videos WHERE brand = {p5:String} AND load IN {p6:Array(UInt64)} AND 1
    ORDER BY platform, video_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, video_id, row_key) GROUP BY on_platform, id
    )) WHERE codes != '')
-- p0: "acme"
-- p1: [0,1]
-- p2: "(#t=[0-9:：.]+([,，][0-9:：.]+)?$)"
-- p3: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p4: "acme"
-- p5: "acme"
-- p6: [0,1]

SELECT lowerUTF8(toString(code)) AS of_code, countIf(empty(bot_reasons)) AS clicks FROM events
    WHERE brand = {p0:String} AND day BETWEEN toDate({p1:DateTime64(3, 'UTC')}, 'UTC') AND toDate({p2:DateTime64(3, 'UTC')}, 'UTC') AND at >= {p3:DateTime64(3, 'UTC')} AND at < {p4:DateTime64(3, 'UTC')} AND name = 'link_clicked' AND source = 'links'
      AND lowerUTF8(toString(code)) GLOBAL IN (SELECT arrayJoin(splitByChar(' ', codes)) AS code FROM (SELECT on_platform AS platform, id AS video_id, last_figures.1 AS title, last_figures.2 AS seconds,
      last_figures.3 AS published_at, last_used.1 AS sku, last_used.2 AS version_of, last_used.3 AS codes, last_figures.4 AS views
    FROM (
      SELECT on_platform, id, argMax(figures, told_at) AS last_figures, argMaxIf(used, told_at, told_by = '') AS last_used
      FROM (
    SELECT platform AS on_platform, video_id AS id, line_key AS told_by, (as_of, received_at) AS told_at,
      (title, seconds, published_at, views) AS figures, (sku, version_of, codes) AS used FROM videos WHERE brand = {p5:String} AND load IN {p6:Array(UInt64)} AND 1
    ORDER BY platform, video_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, video_id, row_key) GROUP BY on_platform, id
    )) WHERE codes != '' UNION ALL SELECT link_code FROM (SELECT if(whole_post GLOBAL IN (SELECT video_id FROM (SELECT on_platform AS platform, id AS video_id, last_figures.1 AS title, last_figures.2 AS seconds,
      last_figures.3 AS published_at, last_used.1 AS sku, last_used.2 AS version_of, last_used.3 AS codes, last_figures.4 AS views
    FROM (
      SELECT on_platform, id, argMax(figures, told_at) AS last_figures, argMaxIf(used, told_at, told_by = '') AS last_used
      FROM (
    SELECT platform AS on_platform, video_id AS id, line_key AS told_by, (as_of, received_at) AS told_at,
      (title, seconds, published_at, views) AS figures, (sku, version_of, codes) AS used FROM videos WHERE brand = {p7:String} AND load IN {p8:Array(UInt64)} AND 1
    ORDER BY platform, video_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, video_id, row_key) GROUP BY on_platform, id
    ))), whole_post, '') AS of_post, link_code, link_coupon, fragment
      FROM (
        SELECT lowerUTF8(code) AS link_code, lowerUTF8(coupon) AS link_coupon, extract(post, {p9:String}) AS fragment,
          substring(post, 1, length(post) - length(fragment)) AS whole_post
        FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p10:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p11:String} GROUP BY code))))
      )
      WHERE of_post != '' OR link_code GLOBAL IN (SELECT arrayJoin(splitByChar(' ', codes)) AS code FROM (SELECT on_platform AS platform, id AS video_id, last_figures.1 AS title, last_figures.2 AS seconds,
      last_figures.3 AS published_at, last_used.1 AS sku, last_used.2 AS version_of, last_used.3 AS codes, last_figures.4 AS views
    FROM (
      SELECT on_platform, id, argMax(figures, told_at) AS last_figures, argMaxIf(used, told_at, told_by = '') AS last_used
      FROM (
    SELECT platform AS on_platform, video_id AS id, line_key AS told_by, (as_of, received_at) AS told_at,
      (title, seconds, published_at, views) AS figures, (sku, version_of, codes) AS used FROM videos WHERE brand = {p12:String} AND load IN {p13:Array(UInt64)} AND 1
    ORDER BY platform, video_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, video_id, row_key) GROUP BY on_platform, id
    )) WHERE codes != ''))) GROUP BY of_code
-- p0: "acme"
-- p1: "2024-12-31 16:00:00.000"
-- p2: "2025-03-31 16:00:00.000"
-- p3: "2024-12-31 16:00:00.000"
-- p4: "2025-03-31 16:00:00.000"
-- p5: "acme"
-- p6: [0,1]
-- p7: "acme"
-- p8: [0,1]
-- p9: "(#t=[0-9:：.]+([,，][0-9:：.]+)?$)"
-- p10: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p11: "acme"
-- p12: "acme"
-- p13: [0,1]

SELECT of_code, count() AS visits FROM (SELECT lowerUTF8(toString(code)) AS of_code FROM visits FINAL WHERE brand = {p0:String} AND slice = {p1:UInt64} AND day BETWEEN {p2:Date} AND {p3:Date} AND started_at >= {p4:DateTime64(3, 'UTC')}
    AND started_at < {p5:DateTime64(3, 'UTC')} AND empty(bot_reasons) AND code != '')
    WHERE of_code GLOBAL IN (SELECT arrayJoin(splitByChar(' ', codes)) AS code FROM (SELECT on_platform AS platform, id AS video_id, last_figures.1 AS title, last_figures.2 AS seconds,
      last_figures.3 AS published_at, last_used.1 AS sku, last_used.2 AS version_of, last_used.3 AS codes, last_figures.4 AS views
    FROM (
      SELECT on_platform, id, argMax(figures, told_at) AS last_figures, argMaxIf(used, told_at, told_by = '') AS last_used
      FROM (
    SELECT platform AS on_platform, video_id AS id, line_key AS told_by, (as_of, received_at) AS told_at,
      (title, seconds, published_at, views) AS figures, (sku, version_of, codes) AS used FROM videos WHERE brand = {p6:String} AND load IN {p7:Array(UInt64)} AND 1
    ORDER BY platform, video_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, video_id, row_key) GROUP BY on_platform, id
    )) WHERE codes != '' UNION ALL SELECT link_code FROM (SELECT if(whole_post GLOBAL IN (SELECT video_id FROM (SELECT on_platform AS platform, id AS video_id, last_figures.1 AS title, last_figures.2 AS seconds,
      last_figures.3 AS published_at, last_used.1 AS sku, last_used.2 AS version_of, last_used.3 AS codes, last_figures.4 AS views
    FROM (
      SELECT on_platform, id, argMax(figures, told_at) AS last_figures, argMaxIf(used, told_at, told_by = '') AS last_used
      FROM (
    SELECT platform AS on_platform, video_id AS id, line_key AS told_by, (as_of, received_at) AS told_at,
      (title, seconds, published_at, views) AS figures, (sku, version_of, codes) AS used FROM videos WHERE brand = {p8:String} AND load IN {p9:Array(UInt64)} AND 1
    ORDER BY platform, video_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, video_id, row_key) GROUP BY on_platform, id
    ))), whole_post, '') AS of_post, link_code, link_coupon, fragment
      FROM (
        SELECT lowerUTF8(code) AS link_code, lowerUTF8(coupon) AS link_coupon, extract(post, {p10:String}) AS fragment,
          substring(post, 1, length(post) - length(fragment)) AS whole_post
        FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p11:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p12:String} GROUP BY code))))
      )
      WHERE of_post != '' OR link_code GLOBAL IN (SELECT arrayJoin(splitByChar(' ', codes)) AS code FROM (SELECT on_platform AS platform, id AS video_id, last_figures.1 AS title, last_figures.2 AS seconds,
      last_figures.3 AS published_at, last_used.1 AS sku, last_used.2 AS version_of, last_used.3 AS codes, last_figures.4 AS views
    FROM (
      SELECT on_platform, id, argMax(figures, told_at) AS last_figures, argMaxIf(used, told_at, told_by = '') AS last_used
      FROM (
    SELECT platform AS on_platform, video_id AS id, line_key AS told_by, (as_of, received_at) AS told_at,
      (title, seconds, published_at, views) AS figures, (sku, version_of, codes) AS used FROM videos WHERE brand = {p13:String} AND load IN {p14:Array(UInt64)} AND 1
    ORDER BY platform, video_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, video_id, row_key) GROUP BY on_platform, id
    )) WHERE codes != ''))) GROUP BY of_code
-- p0: "acme"
-- p1: "8"
-- p2: "2024-12-31"
-- p3: "2025-04-01"
-- p4: "2024-12-31 16:00:00.000"
-- p5: "2025-03-31 16:00:00.000"
-- p6: "acme"
-- p7: [0,1]
-- p8: "acme"
-- p9: [0,1]
-- p10: "(#t=[0-9:：.]+([,，][0-9:：.]+)?$)"
-- p11: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p12: "acme"
-- p13: "acme"
-- p14: [0,1]

SELECT of_store AS store, of_order AS order_id, placed_on, coupon, code, edge, bought, net_sales, refunds, cm3
    FROM (SELECT toString(store) AS of_store, order_id AS of_order, arrayMap(one -> toString(one), skus) AS bought, toString(toDate(ordered_at, {p0:String})) AS placed_on, net_sales, refunds, cm3 FROM orders WHERE brand = {p1:String} AND slice = {p2:UInt64} AND counts = 1 AND ordered_at >= {p3:DateTime64(3, 'UTC')} AND ordered_at < {p4:DateTime64(3, 'UTC')}) AS placed
    GLOBAL INNER JOIN (SELECT in_store, placed_as, max(by_coupon) AS coupon, max(by_code) AS code, max(by_edge) AS edge
      FROM (
        SELECT toString(store) AS in_store, order_id AS placed_as, lowerUTF8(trim(toString(coupon_code))) AS by_coupon, '' AS by_code, '' AS by_edge
        FROM orders WHERE brand = {p5:String} AND slice = {p6:UInt64} AND counts = 1 AND ordered_at >= {p7:DateTime64(3, 'UTC')} AND ordered_at < {p8:DateTime64(3, 'UTC')} AND coupon_code != '' AND lowerUTF8(trim(toString(coupon_code))) GLOBAL IN (SELECT arrayJoin(splitByChar(' ', codes)) AS code FROM (SELECT on_platform AS platform, id AS video_id, last_figures.1 AS title, last_figures.2 AS seconds,
      last_figures.3 AS published_at, last_used.1 AS sku, last_used.2 AS version_of, last_used.3 AS codes, last_figures.4 AS views
    FROM (
      SELECT on_platform, id, argMax(figures, told_at) AS last_figures, argMaxIf(used, told_at, told_by = '') AS last_used
      FROM (
    SELECT platform AS on_platform, video_id AS id, line_key AS told_by, (as_of, received_at) AS told_at,
      (title, seconds, published_at, views) AS figures, (sku, version_of, codes) AS used FROM videos WHERE brand = {p9:String} AND load IN {p10:Array(UInt64)} AND 1
    ORDER BY platform, video_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, video_id, row_key) GROUP BY on_platform, id
    )) WHERE codes != '' UNION ALL SELECT link_code FROM (SELECT if(whole_post GLOBAL IN (SELECT video_id FROM (SELECT on_platform AS platform, id AS video_id, last_figures.1 AS title, last_figures.2 AS seconds,
      last_figures.3 AS published_at, last_used.1 AS sku, last_used.2 AS version_of, last_used.3 AS codes, last_figures.4 AS views
    FROM (
      SELECT on_platform, id, argMax(figures, told_at) AS last_figures, argMaxIf(used, told_at, told_by = '') AS last_used
      FROM (
    SELECT platform AS on_platform, video_id AS id, line_key AS told_by, (as_of, received_at) AS told_at,
      (title, seconds, published_at, views) AS figures, (sku, version_of, codes) AS used FROM videos WHERE brand = {p11:String} AND load IN {p12:Array(UInt64)} AND 1
    ORDER BY platform, video_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, video_id, row_key) GROUP BY on_platform, id
    ))), whole_post, '') AS of_post, link_code, link_coupon, fragment
      FROM (
        SELECT lowerUTF8(code) AS link_code, lowerUTF8(coupon) AS link_coupon, extract(post, {p13:String}) AS fragment,
          substring(post, 1, length(post) - length(fragment)) AS whole_post
        FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p14:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p15:String} GROUP BY code))))
      )
      WHERE of_post != '' OR link_code GLOBAL IN (SELECT arrayJoin(splitByChar(' ', codes)) AS code FROM (SELECT on_platform AS platform, id AS video_id, last_figures.1 AS title, last_figures.2 AS seconds,
      last_figures.3 AS published_at, last_used.1 AS sku, last_used.2 AS version_of, last_used.3 AS codes, last_figures.4 AS views
    FROM (
      SELECT on_platform, id, argMax(figures, told_at) AS last_figures, argMaxIf(used, told_at, told_by = '') AS last_used
      FROM (
    SELECT platform AS on_platform, video_id AS id, line_key AS told_by, (as_of, received_at) AS told_at,
      (title, seconds, published_at, views) AS figures, (sku, version_of, codes) AS used FROM videos WHERE brand = {p16:String} AND load IN {p17:Array(UInt64)} AND 1
    ORDER BY platform, video_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, video_id, row_key) GROUP BY on_platform, id
    )) WHERE codes != '')))
        UNION ALL
        SELECT in_store, placed_as, '', code, edge FROM (SELECT in_store, placed_as, lowerUTF8(code) AS code, if(edge = 'visit', 'deterministic', edge) AS edge
      FROM (SELECT in_store, placed_as, code, edge FROM (SELECT in_store, placed_as, any(sales) AS net_sales, any(margin) AS cm3, argMin((by_code, by_coupon, by_edge, by_creator), (by_rank, -said)) AS found,
        found.1 AS code, found.2 AS coupon, found.3 AS edge, found.4 AS creator
      FROM (
        SELECT toString(o.store) AS in_store, o.order_id AS placed_as, o.net_sales AS sales, o.cm3 AS margin, toString(told.code) AS by_code, told.shared AS by_coupon,
          told.edge AS by_edge, told.creator AS by_creator, if(told.code = '', 5, told.rank) AS by_rank, toUnixTimestamp64Milli(told.said_at) AS said
    FROM (
      SELECT store, order_id, ordered_at, net_sales, cm3,
        arrayJoin(arrayFilter(one -> one.2 != '', [('coupon', upper(trim(toString(coupon_code)))), ('order', order_id), ('customer', customer_id)])) AS told_by
      FROM orders WHERE brand = {p18:String} AND slice = {p19:UInt64} AND counts = 1 AND ordered_at >= {p20:DateTime64(3, 'UTC')} AND ordered_at < {p21:DateTime64(3, 'UTC')}
    ) AS o
    GLOBAL INNER JOIN (
      SELECT ('coupon', coupon) AS told_by, code, if(code = '', coupon, '') AS shared, if(code = '', 'aggregate', 'deterministic') AS edge, 1 AS rank,
        '' AS of_store, toDateTime64(0, 3, 'UTC') AS said_at, if(code = '', creator, '') AS creator
      FROM (SELECT coupon, if(count() = 1, any(code), '') AS code, if(uniqExact(creator) = 1, any(creator), '') AS creator
      FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p22:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p23:String} GROUP BY code)))) WHERE coupon != '' GROUP BY coupon)
      UNION ALL
      SELECT if(order_id = '', ('customer', customer_id), ('order', order_id)), code, '', 'declared', if(order_id = '', 3, 2), store, said_at, '' FROM (SELECT props['declaration'] AS id, anyIf(toString(events.code), name = 'code_declared') AS code, anyIf(events.at, name = 'code_declared') AS said_at,
        anyIf(toString(events.order_id), name = 'code_declared') AS order_id, anyIf(toString(props['store']), name = 'code_declared') AS store, anyIf(toString(user_id), name = 'code_declared') AS customer_id,
        anyIf(toString(props['said_in']), name = 'code_declared') AS said_in, anyIf(toString(props['by']), name = 'code_declared') AS by
      FROM events
      WHERE brand = {p24:String} AND source = {p25:String} AND name IN ('code_declared', 'code_declaration_withdrawn')
      GROUP BY id HAVING countIf(name = 'code_declared') > 0 AND countIf(name = 'code_declaration_withdrawn') = 0)
    ) AS told ON o.told_by = told.told_by
    WHERE (told.of_store = '' OR told.of_store = o.store OR told.rank = 3)
      AND (told.rank < 3 OR o.ordered_at BETWEEN told.said_at AND told.said_at + toIntervalDay({p26:UInt64}))
        UNION ALL
        SELECT in_store, placed_as, net_sales, cm3, lowerUTF8(last_code) AS led_by, '', 'visit', '', 4, 0 FROM (SELECT toString(store) AS in_store, order_id AS placed_as, led_by AS last_code, net_sales, cm3 FROM (
    SELECT store, order_id, led_by, net_sales, cm3
    FROM (
      SELECT ordered_at, person, led_by, net_sales, cm3, told_as, store, order_id
      FROM (
        SELECT ordered_at, person, led_by, net_sales, cm3, told_as, own_store, count() OVER (PARTITION BY ordered_at, person, told_as) AS matches, countIf(of_store = own_store) OVER (PARTITION BY ordered_at, person, told_as) AS own_matches, of_store AS store, of_order AS order_id
        FROM (
          SELECT ordered_at, person, toString(arrayLast(one -> one.2 != 'direct', arrayFilter((one, place) -> one.1 > ordered_at - toIntervalDay(30) OR place = length(touch_at), arrayZip(touch_at, touch_channel, touch_code), arrayEnumerate(touch_at))).3) AS led_by, journeys.order_id AS told_as, if(has((SELECT groupUniqArray(toString(store)) FROM orders WHERE brand = {p27:String} AND slice = {p28:UInt64} AND sales_channel = 'own_site'), transform(toString(source), {p29:Array(String)}, {p30:Array(String)}, '')), transform(toString(source), {p31:Array(String)}, {p32:Array(String)}, ''), '') AS own_store FROM journeys FINAL WHERE brand = {p33:String} AND slice = {p34:UInt64} AND journeys.order_id != '' AND day BETWEEN {p35:Date} AND {p36:Date} AND is_bot = 0
        ) AS told
        GLOBAL INNER JOIN (
          SELECT told_id, toString(store) AS of_store, order_id AS of_order, ordered_at AS placed_at, net_sales, cm3
          FROM orders ARRAY JOIN arrayDistinct(arrayFilter(id -> id != '', [order_id, if(startsWith(order_id, '#'), substring(order_id, 2), order_id), shop_order_id])) AS told_id WHERE brand = {p37:String} AND slice = {p38:UInt64} AND sales_channel = 'own_site' AND ordered_at >= {p39:DateTime64(3, 'UTC')} AND ordered_at < {p40:DateTime64(3, 'UTC')} AND cityHash64(told_id) GLOBAL IN (SELECT cityHash64(order_id) FROM journeys WHERE brand = {p41:String} AND slice = {p42:UInt64} AND order_id != '' AND day BETWEEN {p43:Date} AND {p44:Date} AND is_bot = 0)
        ) AS known ON told.told_as = known.told_id
        WHERE abs(dateDiff('second', placed_at, told.ordered_at)) <= 2678400 AND (own_store = '' OR of_store IN (own_store, ''))
      )
      WHERE (matches = 1 OR own_store != '' AND store = own_store AND own_matches = 1)
    )
    ORDER BY ordered_at, person, told_as LIMIT 1 BY store, order_id)
      WHERE led_by != '' AND (in_store, placed_as) GLOBAL IN (SELECT toString(store), order_id FROM orders WHERE brand = {p45:String} AND slice = {p46:UInt64} AND counts = 1 AND ordered_at >= {p47:DateTime64(3, 'UTC')} AND ordered_at < {p48:DateTime64(3, 'UTC')} AND sales_channel = 'own_site'))
        WHERE led_by GLOBAL IN (SELECT toString(code) FROM link_versions WHERE brand = {p49:String})
      )
      GROUP BY in_store, placed_as) WHERE code != '')
      WHERE lowerUTF8(code) GLOBAL IN (SELECT arrayJoin(splitByChar(' ', codes)) AS code FROM (SELECT on_platform AS platform, id AS video_id, last_figures.1 AS title, last_figures.2 AS seconds,
      last_figures.3 AS published_at, last_used.1 AS sku, last_used.2 AS version_of, last_used.3 AS codes, last_figures.4 AS views
    FROM (
      SELECT on_platform, id, argMax(figures, told_at) AS last_figures, argMaxIf(used, told_at, told_by = '') AS last_used
      FROM (
    SELECT platform AS on_platform, video_id AS id, line_key AS told_by, (as_of, received_at) AS told_at,
      (title, seconds, published_at, views) AS figures, (sku, version_of, codes) AS used FROM videos WHERE brand = {p50:String} AND load IN {p51:Array(UInt64)} AND 1
    ORDER BY platform, video_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, video_id, row_key) GROUP BY on_platform, id
    )) WHERE codes != '' UNION ALL SELECT link_code FROM (SELECT if(whole_post GLOBAL IN (SELECT video_id FROM (SELECT on_platform AS platform, id AS video_id, last_figures.1 AS title, last_figures.2 AS seconds,
      last_figures.3 AS published_at, last_used.1 AS sku, last_used.2 AS version_of, last_used.3 AS codes, last_figures.4 AS views
    FROM (
      SELECT on_platform, id, argMax(figures, told_at) AS last_figures, argMaxIf(used, told_at, told_by = '') AS last_used
      FROM (
    SELECT platform AS on_platform, video_id AS id, line_key AS told_by, (as_of, received_at) AS told_at,
      (title, seconds, published_at, views) AS figures, (sku, version_of, codes) AS used FROM videos WHERE brand = {p52:String} AND load IN {p53:Array(UInt64)} AND 1
    ORDER BY platform, video_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, video_id, row_key) GROUP BY on_platform, id
    ))), whole_post, '') AS of_post, link_code, link_coupon, fragment
      FROM (
        SELECT lowerUTF8(code) AS link_code, lowerUTF8(coupon) AS link_coupon, extract(post, {p54:String}) AS fragment,
          substring(post, 1, length(post) - length(fragment)) AS whole_post
        FROM (SELECT * EXCEPT (spelling, spelt_so) REPLACE (argMin(spelling, (-spelt_so, spelling)) OVER (PARTITION BY lowerUTF8(spelling)) AS creator)
      FROM (SELECT *, count() OVER (PARTITION BY spelling) AS spelt_so FROM (SELECT *, replaceRegexpAll(toString(creator), {p55:String}, '') AS spelling FROM (SELECT v.code AS code, argMax(v.title, v.version) AS title, argMax(toString(v.kind), v.version) AS kind,
        argMax(toString(v.channel), v.version) AS channel, argMax(v.creator, v.version) AS creator, argMax(v.post, v.version) AS post,
        upper(trim(argMax(v.coupon, v.version))) AS coupon, argMax(v.archived, v.version) AS archived
      FROM link_versions AS v WHERE v.brand = {p56:String} GROUP BY code))))
      )
      WHERE of_post != '' OR link_code GLOBAL IN (SELECT arrayJoin(splitByChar(' ', codes)) AS code FROM (SELECT on_platform AS platform, id AS video_id, last_figures.1 AS title, last_figures.2 AS seconds,
      last_figures.3 AS published_at, last_used.1 AS sku, last_used.2 AS version_of, last_used.3 AS codes, last_figures.4 AS views
    FROM (
      SELECT on_platform, id, argMax(figures, told_at) AS last_figures, argMaxIf(used, told_at, told_by = '') AS last_used
      FROM (
    SELECT platform AS on_platform, video_id AS id, line_key AS told_by, (as_of, received_at) AS told_at,
      (title, seconds, published_at, views) AS figures, (sku, version_of, codes) AS used FROM videos WHERE brand = {p57:String} AND load IN {p58:Array(UInt64)} AND 1
    ORDER BY platform, video_id, row_key, as_of DESC, received_at DESC, load DESC
    LIMIT 1 BY platform, video_id, row_key) GROUP BY on_platform, id
    )) WHERE codes != ''))))
      )
      GROUP BY in_store, placed_as) AS told ON placed.of_store = told.in_store AND placed.of_order = told.placed_as
-- p0: "Asia/Shanghai"
-- p1: "acme"
-- p2: "7"
-- p3: "2024-12-31 16:00:00.000"
-- p4: "2025-03-31 16:00:00.000"
-- p5: "acme"
-- p6: "7"
-- p7: "2024-12-31 16:00:00.000"
-- p8: "2025-03-31 16:00:00.000"
-- p9: "acme"
-- p10: [0,1]
-- p11: "acme"
-- p12: [0,1]
-- p13: "(#t=[0-9:：.]+([,，][0-9:：.]+)?$)"
-- p14: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p15: "acme"
-- p16: "acme"
-- p17: [0,1]
-- p18: "acme"
-- p19: "7"
-- p20: "2024-12-31 16:00:00.000"
-- p21: "2025-03-31 16:00:00.000"
-- p22: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p23: "acme"
-- p24: "acme"
-- p25: "links"
-- p26: "30"
-- p27: "acme"
-- p28: "7"
-- p29: ["src_shop"]
-- p30: ["Shop"]
-- p31: ["src_shop"]
-- p32: ["Shop"]
-- p33: "acme"
-- p34: "8"
-- p35: "2024-10-30"
-- p36: "2025-04-01"
-- p37: "acme"
-- p38: "7"
-- p39: "2024-11-30 16:00:00.000"
-- p40: "2025-05-01 16:00:00.000"
-- p41: "acme"
-- p42: "8"
-- p43: "2024-10-30"
-- p44: "2025-04-01"
-- p45: "acme"
-- p46: "7"
-- p47: "2024-12-31 16:00:00.000"
-- p48: "2025-03-31 16:00:00.000"
-- p49: "acme"
-- p50: "acme"
-- p51: [0,1]
-- p52: "acme"
-- p53: [0,1]
-- p54: "(#t=[0-9:：.]+([,，][0-9:：.]+)?$)"
-- p55: "^[\t\n\u000b\f\r                  　﻿@＠]+|[\t\n\u000b\f\r                  　﻿]+$"
-- p56: "acme"
-- p57: "acme"
-- p58: [0,1]
