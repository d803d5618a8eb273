    SELECT customer_id, if(visitor = 0, '', toString(visitor)) AS person, country,
      multiIf(({p0:String} != 'sms' AND email_ok) OR ({p1:String} != 'email' AND sms_ok), 'deliverable', ({p2:String} != 'sms' AND email_agreed OR {p3:String} != 'email' AND sms_agreed), 'failed', (NOT ({p4:String} != 'sms' AND email_agreed OR {p5:String} != 'email' AND sms_agreed) AND ({p6:String} != 'sms' AND has_email AND email_refused < 0 OR {p7:String} != 'email' AND has_sms AND sms_refused < 0)), 'unknown', ({p8:String} != 'sms' AND has_email OR {p9:String} != 'email' AND has_sms), 'refused', 'no_address') AS standing,
      if(NOT has_email, '', multiIf(email_refused = 0, 'agreed', email_refused > 0, 'refused', 'unknown')) AS email, if(NOT has_sms, '', multiIf(sms_refused = 0, 'agreed', sms_refused > 0, 'refused', 'unknown')) AS sms, toInt64(round(everybody.margin)) AS margin
    FROM (
    SELECT known.customer_id AS customer_id, known.visitor AS visitor, ahead.country AS country, '' AS stage,
      known.has_email AS has_email, known.has_sms AS has_sms, known.email_refused AS email_refused, known.sms_refused AS sms_refused,
      known.has_email AND known.email_refused = 0 AS email_agreed, known.has_sms AND known.sms_refused = 0 AS sms_agreed,
      email_agreed AND NOT known.email_fails AS email_ok, sms_agreed AND NOT known.sms_fails AS sms_ok,
      known.email_arrived > (SELECT greatest(max(at) - toIntervalDay(180), toDateTime64(0, 3, 'UTC')) FROM events WHERE brand = {p10:String} AND name IN {p11:Array(String)}) AS is_written, known.email_noticed > (SELECT greatest(max(at) - toIntervalDay(180), toDateTime64(0, 3, 'UTC')) FROM events WHERE brand = {p12:String} AND name IN {p13:Array(String)}) AS is_noticed, ahead.margin AS margin, ahead.errors AS errors
    FROM (
    SELECT if(customer_id = '', place, sipHash64(customer_id)) AS who, arrayJoin(if(empty(customers), [''], customers)) AS customer_id, visitor, visitors,
      tupleElement(mail, 2) != '' OR email_arrived > toDateTime64(0, 3, 'UTC') AS has_email, tupleElement(phone, 2) != '' OR sms_arrived > toDateTime64(0, 3, 'UTC') AS has_sms,
      tupleElement(email_said, 2) AS email_refused, tupleElement(sms_said, 2) AS sms_refused, email_failed > email_arrived AS email_fails,
      sms_failed > sms_arrived AS sms_fails, email_arrived, email_noticed
    FROM (
      SELECT place, groupArrayIf(told.customer, told.customer != '') AS customers, max(told.visitor) AS visitor, groupUniqArrayIf(told.visitor, told.visitor != 0) AS visitors, max(told.mail) AS mail, max(told.phone) AS phone, max(told.email_said) AS email_said, max(told.sms_said) AS sms_said, max(told.email_failed) AS email_failed, max(told.email_arrived) AS email_arrived, max(told.email_noticed) AS email_noticed, max(told.sms_failed) AS sms_failed, max(told.sms_arrived) AS sms_arrived
      FROM (
        SELECT *, multiIf(tupleElement(mail, 2) != '', sipHash64(tupleElement(mail, 2)), tupleElement(phone, 2) != '', sipHash64(tupleElement(phone, 2)), key) AS place
        FROM (
          SELECT key, max(told.customer) AS customer, max(told.visitor) AS visitor, max(told.mail) AS mail, max(told.phone) AS phone, max(told.email_said) AS email_said, max(told.sms_said) AS sms_said, max(told.email_failed) AS email_failed, max(told.email_arrived) AS email_arrived, max(told.email_noticed) AS email_noticed, max(told.sms_failed) AS sms_failed, max(told.sms_arrived) AS sms_arrived
          FROM (
          SELECT sipHash64(customer_id) AS key, customer_id AS customer, toUInt64(0) AS visitor, (toDateTime64(0, 3, 'UTC'), if(match(lower(customer_id), '^[^@ ]+@[^@ ]+[.][^@ ]+$') AND NOT (position(lower(customer_id), {p14:String}) > 0 OR position(lower(customer_id), {p15:String}) > 0 OR position(lower(customer_id), {p16:String}) > 0 OR position(lower(customer_id), {p17:String}) > 0), lower(customer_id), '')) AS mail, (toDateTime64(0, 3, 'UTC'), if(match(customer_id, '^[+][0-9]{7,15}$'), customer_id, '')) AS phone, (toDateTime64(0, 3, 'UTC'), toInt8(-1)) AS email_said, (toDateTime64(0, 3, 'UTC'), toInt8(-1)) AS sms_said, toDateTime64(0, 3, 'UTC') AS email_failed, toDateTime64(0, 3, 'UTC') AS email_arrived, toDateTime64(0, 3, 'UTC') AS email_noticed, toDateTime64(0, 3, 'UTC') AS sms_failed, toDateTime64(0, 3, 'UTC') AS sms_arrived
          FROM customers WHERE brand = {p18:String} AND slice = {p19:UInt64} AND NOT startsWith(customer_id, {p20:String}) UNION ALL 
          SELECT sipHash64(customer_id) AS key, '' AS customer, toUInt64(0) AS visitor, (toDateTime64(0, 3, 'UTC'), if(match(lower(customer_id), '^[^@ ]+@[^@ ]+[.][^@ ]+$') AND NOT (position(lower(customer_id), {p21:String}) > 0 OR position(lower(customer_id), {p22:String}) > 0 OR position(lower(customer_id), {p23:String}) > 0 OR position(lower(customer_id), {p24:String}) > 0), lower(customer_id), '')) AS mail, (toDateTime64(0, 3, 'UTC'), '') AS phone, (tupleElement(said, 1), toInt8(tupleElement(said, 3))) AS email_said, (toDateTime64(0, 3, 'UTC'), toInt8(-1)) AS sms_said, toDateTime64(0, 3, 'UTC') AS email_failed, toDateTime64(0, 3, 'UTC') AS email_arrived, toDateTime64(0, 3, 'UTC') AS email_noticed, toDateTime64(0, 3, 'UTC') AS sms_failed, toDateTime64(0, 3, 'UTC') AS sms_arrived
          FROM (
            SELECT customer_id, max((ordered_at, as_of, 1 - assumeNotNull(accepts_marketing))) AS said
            FROM order_lines WHERE brand = {p25:String} AND load IN {p26:Array(UInt64)} AND accepts_marketing IS NOT NULL AND customer_id != '' AND NOT startsWith(customer_id, {p27:String})
            GROUP BY customer_id
          ) UNION ALL 
          SELECT person AS key, '' AS customer, person AS visitor, maxIf((at, own_mail), own_mail != '') AS mail, maxIf((at, own_phone), length(own_phone) >= 7) AS phone, max(if(email_is < 0, (toDateTime64(0, 3, 'UTC'), toInt8(-1)), (at, email_is))) AS email_said, max(if(sms_is < 0, (toDateTime64(0, 3, 'UTC'), toInt8(-1)), (at, sms_is))) AS sms_said, maxIf(at, name IN {p28:Array(String)}) AS email_failed, maxIf(at, name IN {p29:Array(String)}) AS email_arrived, maxIf(at, name IN {p30:Array(String)}) AS email_noticed, maxIf(at, name IN {p31:Array(String)}) AS sms_failed, maxIf(at, name IN {p32:Array(String)}) AS sms_arrived
          FROM (
            SELECT person, at, name, if(match(lower(trim(props['email'])), '^[^@ ]+@[^@ ]+[.][^@ ]+$') AND NOT (position(lower(trim(props['email'])), {p33:String}) > 0 OR position(lower(trim(props['email'])), {p34:String}) > 0 OR position(lower(trim(props['email'])), {p35:String}) > 0 OR position(lower(trim(props['email'])), {p36:String}) > 0), lower(trim(props['email'])), '') AS own_mail, replaceRegexpAll(props['phone'], '[^0-9+]', '') AS own_phone,
              toInt8(multiIf(name IN {p37:Array(String)} AND (NOT (name IN ('subscribed', 'unsubscribed')) OR lower(trim(props['channel'])) IN {p38:Array(String)}), 1, name IN {p39:Array(String)} AND (NOT (name IN ('subscribed', 'unsubscribed')) OR lower(trim(props['channel'])) IN {p40:Array(String)}), 0,
                name != 'identified', -1, hasAny(arrayMap(value -> if(startsWith(value, '{'), JSONExtractString(value, 'state'), value), arrayMap(value -> lower(trim(value)), mapValues(mapFilter((trait, value) -> has({p41:Array(String)}, lower(replaceRegexpAll(trait, '[^A-Za-z]', ''))), props)))), {p42:Array(String)}), 1, hasAny(arrayMap(value -> if(startsWith(value, '{'), JSONExtractString(value, 'state'), value), arrayMap(value -> lower(trim(value)), mapValues(mapFilter((trait, value) -> has({p43:Array(String)}, lower(replaceRegexpAll(trait, '[^A-Za-z]', ''))), props)))), {p44:Array(String)}), 0, -1)) AS email_is, toInt8(multiIf(name IN {p45:Array(String)} AND (NOT (name IN ('subscribed', 'unsubscribed')) OR lower(trim(props['channel'])) IN {p46:Array(String)}), 1, name IN {p47:Array(String)} AND (NOT (name IN ('subscribed', 'unsubscribed')) OR lower(trim(props['channel'])) IN {p48:Array(String)}), 0,
                name != 'identified', -1, hasAny(arrayMap(value -> if(startsWith(value, '{'), JSONExtractString(value, 'state'), value), arrayMap(value -> lower(trim(value)), mapValues(mapFilter((trait, value) -> has({p49:Array(String)}, lower(replaceRegexpAll(trait, '[^A-Za-z]', ''))), props)))), {p50:Array(String)}), 1, hasAny(arrayMap(value -> if(startsWith(value, '{'), JSONExtractString(value, 'state'), value), arrayMap(value -> lower(trim(value)), mapValues(mapFilter((trait, value) -> has({p51:Array(String)}, lower(replaceRegexpAll(trait, '[^A-Za-z]', ''))), props)))), {p52:Array(String)}), 0, -1)) AS sms_is
            FROM (
    SELECT if(ids.canonical = 0, happened.person, ids.canonical) AS person, happened.at AS at, happened.day AS day, happened.name AS name, happened.props AS props
    FROM (SELECT * FROM events WHERE brand = {p53:String} AND (type = 'identify' OR name IN {p54:Array(String)})) AS happened
    GLOBAL ANY LEFT JOIN (
      SELECT person, canonical FROM person_ids FINAL WHERE brand = {p55:String} AND slice = {p56:UInt64} AND person GLOBAL IN (SELECT person FROM events WHERE brand = {p57:String} AND (type = 'identify' OR name IN {p58:Array(String)}))
    ) AS ids ON happened.person = ids.person)
          )
          GROUP BY person) AS told
          GROUP BY key
        )
      ) AS told
      GROUP BY place
    )) AS known
    GLOBAL ANY LEFT JOIN (
      SELECT customer_id, first_country AS country, if(is_forecast = 1, ahead[{p59:UInt64}] * per_day, NULL) AS margin,
        if(margin IS NULL, CAST([], 'Array(Float64)'), arrayConcat(arrayMap(error -> error * ifNull(per_day, 0), order_errors[{p60:UInt64}]), arrayMap(error -> error * ahead[{p61:UInt64}], per_day_errors))) AS errors
      FROM (
    SELECT told.* EXCEPT (known, later, repeats), told.repeats AS repeats, ahead.is_known AS is_forecast, ahead.alive AS alive, ahead.alive_errors AS alive_errors, ahead.orders AS ahead,
      ahead.order_errors AS order_errors, if(ahead.is_known AND brings.is_known, toNullable(brings.base + brings.slope * told.gain), NULL) AS per_day,
      arrayMap((base, slope) -> base + slope * told.gain, brings.base_errors, brings.slope_errors) AS per_day_errors
    FROM (
      SELECT customer_id, toString(country) AS first_country, toString(first_sales_channel) AS first_channel, first_order_id, first_skus, order_days, day_margins,
        arrayFilter(one -> one <= ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p62:String} AND currency = {p63:String} AND segment_by = 'all')).2, order_days) AS known, length(known) - 1 AS repeats, if(repeats = 0, 0, greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p64:String} AND currency = {p65:String} AND segment_by = 'all')).3, 1) * intDiv(toInt32(known[-1]) - toInt32(known[1]), greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p66:String} AND currency = {p67:String} AND segment_by = 'all')).3, 1)) + intDiv(greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p68:String} AND currency = {p69:String} AND segment_by = 'all')).3, 1), 2)) AS last, greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p70:String} AND currency = {p71:String} AND segment_by = 'all')).3, 1) * intDiv(toInt32(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p72:String} AND currency = {p73:String} AND segment_by = 'all')).2) - toInt32(known[1]), greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p74:String} AND currency = {p75:String} AND segment_by = 'all')).3, 1)) + intDiv(greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p76:String} AND currency = {p77:String} AND segment_by = 'all')).3, 1), 2) AS age, arraySlice(day_margins, 2, length(known) - 1) AS later, arrayCount(margin -> ifNull(margin > 0, 0), later) AS gain_days,
        arraySum(margin -> greatest(ifNull(margin, 0), 0), later) AS gain
      FROM customers WHERE brand = {p78:String} AND slice = {p79:UInt64} AND notEmpty(order_days)
    ) AS told
    GLOBAL ANY LEFT JOIN (
      SELECT toInt64(repeats) AS repeats, toInt64(last) AS last, toInt64(age) AS age, alive, alive_errors, orders, order_errors, 1 AS is_known
      FROM lifetime_histories WHERE brand = {p80:String} AND fitted_at = ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p81:String} AND currency = {p82:String} AND segment_by = 'all')).1
    ) AS ahead ON toInt64(told.repeats) = ahead.repeats AND toInt64(told.last) = ahead.last AND toInt64(told.age) = ahead.age
    GLOBAL ANY LEFT JOIN (
      SELECT toInt64(gain_days) AS gain_days, base, slope, base_errors, slope_errors, 1 AS is_known FROM lifetime_day_margins WHERE brand = {p83:String} AND fitted_at = ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p84:String} AND currency = {p85:String} AND segment_by = 'all')).1
    ) AS brings ON toInt64(told.gain_days) = brings.gain_days) AS every
    ) AS ahead ON known.customer_id = ahead.customer_id
    WHERE 1) AS everybody
    WHERE standing = {p86:String}
    ORDER BY everybody.margin DESC NULLS LAST, customer_id, person LIMIT {p87:UInt64}
-- p0: "email"
-- p1: "email"
-- p2: "email"
-- p3: "email"
-- p4: "email"
-- p5: "email"
-- p6: "email"
-- p7: "email"
-- p8: "email"
-- p9: "email"
-- p10: "acme"
-- p11: ["email_delivered","email_opened","email_link_clicked"]
-- p12: "acme"
-- p13: ["email_delivered","email_opened","email_link_clicked"]
-- p14: "@marketplace.amazon."
-- p15: "@members.ebay."
-- p16: "@relay.walmart."
-- p17: "@scs.tiktok"
-- p18: "acme"
-- p19: "7"
-- p20: "erased-"
-- p21: "@marketplace.amazon."
-- p22: "@members.ebay."
-- p23: "@relay.walmart."
-- p24: "@scs.tiktok"
-- p25: "acme"
-- p26: [0,1]
-- p27: "erased-"
-- p28: ["email_bounced"]
-- p29: ["email_delivered","email_opened","email_link_clicked"]
-- p30: ["email_opened","email_link_clicked"]
-- p31: ["sms_failed","sms_bounced"]
-- p32: ["sms_delivered","sms_link_clicked"]
-- p33: "@marketplace.amazon."
-- p34: "@members.ebay."
-- p35: "@relay.walmart."
-- p36: "@scs.tiktok"
-- p37: ["unsubscribed","email_unsubscribed","email_marked_as_spam"]
-- p38: ["","email","e-mail","mail","newsletter","all"]
-- p39: ["subscribed","email_subscribed"]
-- p40: ["","email","e-mail","mail","newsletter"]
-- p41: ["acceptsmarketing","acceptsemailmarketing","emailconsent","emailmarketingconsent","marketingconsent"]
-- p42: ["false","no","0","unsubscribed","not_subscribed","denied","opted_out","refused"]
-- p43: ["acceptsmarketing","acceptsemailmarketing","emailconsent","emailmarketingconsent","marketingconsent"]
-- p44: ["true","yes","1","subscribed","granted","opted_in","accepted"]
-- p45: ["sms_unsubscribed","unsubscribed"]
-- p46: ["","sms","text","all"]
-- p47: ["sms_subscribed","subscribed"]
-- p48: ["sms","text"]
-- p49: ["acceptssmsmarketing","smsconsent","smsmarketingconsent"]
-- p50: ["false","no","0","unsubscribed","not_subscribed","denied","opted_out","refused"]
-- p51: ["acceptssmsmarketing","smsconsent","smsmarketingconsent"]
-- p52: ["true","yes","1","subscribed","granted","opted_in","accepted"]
-- p53: "acme"
-- p54: ["email_delivered","email_opened","email_link_clicked","email_bounced","unsubscribed","email_unsubscribed","email_marked_as_spam","subscribed","email_subscribed","sms_delivered","sms_link_clicked","sms_failed","sms_bounced","sms_unsubscribed","unsubscribed","sms_subscribed","subscribed"]
-- p55: "acme"
-- p56: "8"
-- p57: "acme"
-- p58: ["email_delivered","email_opened","email_link_clicked","email_bounced","unsubscribed","email_unsubscribed","email_marked_as_spam","subscribed","email_subscribed","sms_delivered","sms_link_clicked","sms_failed","sms_bounced","sms_unsubscribed","unsubscribed","sms_subscribed","subscribed"]
-- p59: "4"
-- p60: "4"
-- p61: "4"
-- p62: "acme"
-- p63: "USD"
-- p64: "acme"
-- p65: "USD"
-- p66: "acme"
-- p67: "USD"
-- p68: "acme"
-- p69: "USD"
-- p70: "acme"
-- p71: "USD"
-- p72: "acme"
-- p73: "USD"
-- p74: "acme"
-- p75: "USD"
-- p76: "acme"
-- p77: "USD"
-- p78: "acme"
-- p79: "7"
-- p80: "acme"
-- p81: "acme"
-- p82: "USD"
-- p83: "acme"
-- p84: "acme"
-- p85: "USD"
-- p86: "deliverable"
-- p87: "500"
