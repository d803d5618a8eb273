    SELECT bucket, count() AS posts, countIf(paid = 1) AS sponsored_posts, sum(seen) AS views,
      if(countIf(seen IS NOT NULL) = 0, NULL, toInt64(round(quantileExactInclusiveIf(0.5)(assumeNotNull(seen), seen IS NOT NULL)))) AS views_per_post, avg(rate) AS engagement
    FROM (SELECT toMonday(posted_at, {p0:String}) AS bucket, sponsored AS paid, views AS seen, rate FROM (SELECT * FROM (
        SELECT written.* EXCEPT (on_site), if(owner != '', owner, concat(on_site, '/', written.handle)) AS author
        FROM (SELECT *, toString(platform) AS on_site, if(views > 0 AND (likes IS NOT NULL OR comments IS NOT NULL OR shares IS NOT NULL OR saves IS NOT NULL),
              (ifNull(likes, 0) + ifNull(comments, 0) + ifNull(shares, 0) + ifNull(saves, 0)) / views, NULL) AS rate FROM posts WHERE brand = {p1:String} AND slice = {p2:UInt64} AND posted_at >= {p3:DateTime64(3, 'UTC')} AND posted_at < {p4:DateTime64(3, 'UTC')}) AS written
        GLOBAL ANY LEFT JOIN (SELECT toString(one.1) AS on_platform, one.2 AS handle, argMin(creator, (one.3, creator)) AS owner
      FROM (SELECT creator, arrayJoin(arrayZip(platforms, handles, former)) AS one FROM creator_book FINAL WHERE brand = {p5:String})
       GROUP BY on_platform, handle) AS known ON written.on_site = known.on_platform AND written.handle = known.handle
      ) ))
    GROUP BY bucket ORDER BY bucket
-- p0: "Asia/Shanghai"
-- p1: "acme"
-- p2: "7"
-- p3: "2024-12-31 16:00:00.000"
-- p4: "2025-03-31 16:00:00.000"
-- p5: "acme"
