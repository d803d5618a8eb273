    SELECT key, people, addressed, consented, addressed - consented - unknown AS refused, unknown, arraySum(those) AS deliverable,
      if(deliverable = 0, NULL, reached / deliverable) AS chance,
      multiIf(deliverable = 0, '', uses_email AND uses_sms AND is_observed, 'mixed', uses_email AND is_observed, 'observed', 'assumed') AS chance_basis,
      arraySum((n, of) -> n * of, those, chances) AS reached, arraySum(with_forecast) AS forecast,
      if(forecast = 0, NULL, toInt64(round(arraySum(margins)))) AS margin, if(forecast = 0, NULL, toInt64(round(arraySum(margins) - 1.959963984540054 * margin_error))) AS margin_low, if(forecast = 0, NULL, toInt64(round(arraySum(margins) + 1.959963984540054 * margin_error))) AS margin_high,
      if(forecast = 0, NULL, toInt64(round(worth_of))) AS worth, if(forecast = 0, NULL, toInt64(round(worth_of - 1.959963984540054 * sqrt(pow(worth_error, 2) + pow(by_email * email_error, 2) + pow(by_sms * sms_error, 2))))) AS worth_low, if(forecast = 0, NULL, toInt64(round(worth_of + 1.959963984540054 * sqrt(pow(worth_error, 2) + pow(by_email * email_error, 2) + pow(by_sms * sms_error, 2))))) AS worth_high,
      toString(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p0:String} AND currency = {p1:String} AND segment_by = 'all')).2) AS forecast_day, if(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p2:String} AND currency = {p3:String} AND segment_by = 'all')).4 != '', ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p4:String} AND currency = {p5:String} AND segment_by = 'all')).4, ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p6:String} AND currency = {p7:String} AND segment_by = 'all')).6) AS missing, if(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p8:String} AND currency = {p9:String} AND segment_by = 'all')).4 != '', ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p10:String} AND currency = {p11:String} AND segment_by = 'all')).5, ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p12:String} AND currency = {p13:String} AND segment_by = 'all')).7) AS missing_found
    FROM (
      SELECT *, arraySum((brings, of) -> brings * of, margins, chances) AS worth_of,
        sqrt(arraySum(error -> error * error, arrayMap((one, two, three) -> one + two + three, errors_1, errors_2, errors_3))) AS margin_error,
        sqrt(arraySum(error -> error * error, arrayMap((one, two, three) -> one * chances[1] + two * chances[2] + three * chances[3], errors_1, errors_2, errors_3))) AS worth_error,
        margins[1] + if(email_first, margins[3], 0) AS by_email, margins[2] + if(email_first, 0, margins[3]) AS by_sms,
        those[1] + if(email_first, those[3], 0) > 0 AS uses_email, those[2] + if(email_first, 0, those[3]) > 0 AS uses_sms
      FROM (
        SELECT *, if((written >= {p14:UInt64}), noticed / greatest(written, 1), if(mapContains((SELECT argMax(assumptions, tested_at) FROM dark_tests WHERE brand = {p15:String}), {p16:String}), (SELECT argMax(assumptions, tested_at) FROM dark_tests WHERE brand = {p17:String})[{p18:String}], {p19:UInt64} / 100)) AS email_chance, if(mapContains((SELECT argMax(assumptions, tested_at) FROM dark_tests WHERE brand = {p20:String}), {p21:String}), (SELECT argMax(assumptions, tested_at) FROM dark_tests WHERE brand = {p22:String})[{p23:String}], {p24:UInt64} / 100) AS sms_chance, if((written >= {p25:UInt64}), sqrt(noticed / greatest(written, 1) * (1 - noticed / greatest(written, 1)) / greatest(written, 1)), {p26:UInt64} / 100 / sqrt(3)) AS email_error, {p27:UInt64} / 100 / sqrt(3) AS sms_error, (written >= {p28:UInt64}) AS is_observed,
          email_chance >= sms_chance AS email_first, [email_chance, sms_chance, greatest(email_chance, sms_chance)] AS chances
        FROM (
          SELECT * EXCEPT (written_here, noticed_here), max(written_here) OVER () AS written, max(noticed_here) OVER () AS noticed
          FROM (
            SELECT way AS key, count() AS people, countIf((way != 'sms' AND has_email OR way != 'email' AND has_sms)) AS addressed, countIf((way != 'sms' AND email_agreed OR way != 'email' AND sms_agreed)) AS consented, countIf((NOT (way != 'sms' AND email_agreed OR way != 'email' AND sms_agreed) AND (way != 'sms' AND has_email AND email_refused < 0 OR way != 'email' AND has_sms AND sms_refused < 0))) AS unknown,
              countIf(email_ok AND is_written) AS written_here, countIf(email_ok AND is_written AND is_noticed) AS noticed_here,
              [countIf(part = 1), countIf(part = 2), countIf(part = 3)] AS those, [countIf(part = 1 AND reached_by.margin IS NOT NULL), countIf(part = 2 AND reached_by.margin IS NOT NULL), countIf(part = 3 AND reached_by.margin IS NOT NULL)] AS with_forecast,
              [sumIf(ifNull(reached_by.margin, 0), part = 1), sumIf(ifNull(reached_by.margin, 0), part = 2), sumIf(ifNull(reached_by.margin, 0), part = 3)] AS margins,
              sumForEach(arrayMap(error -> if(part = 1, error, 0), errors)) AS errors_1, sumForEach(arrayMap(error -> if(part = 2, error, 0), errors)) AS errors_2, sumForEach(arrayMap(error -> if(part = 3, error, 0), errors)) AS errors_3
            FROM (
              SELECT *, way, multiIf((way != 'sms' AND email_ok) AND (way != 'email' AND sms_ok), 3, (way != 'sms' AND email_ok), 1, (way != 'email' AND sms_ok), 2, 0) AS part
              FROM (
    SELECT known.customer_id AS customer_id, known.visitor AS visitor, ahead.country AS country, '' AS stage,
      known.has_email AS has_email, known.has_sms AS has_sms, known.email_refused AS email_refused, known.sms_refused AS sms_refused,
      known.has_email AND known.email_refused = 0 AS email_agreed, known.has_sms AND known.sms_refused = 0 AS sms_agreed,
      email_agreed AND NOT known.email_fails AS email_ok, sms_agreed AND NOT known.sms_fails AS sms_ok,
      known.email_arrived > (SELECT greatest(max(at) - toIntervalDay(180), toDateTime64(0, 3, 'UTC')) FROM events WHERE brand = {p29:String} AND name IN {p30:Array(String)}) AS is_written, known.email_noticed > (SELECT greatest(max(at) - toIntervalDay(180), toDateTime64(0, 3, 'UTC')) FROM events WHERE brand = {p31:String} AND name IN {p32:Array(String)}) AS is_noticed, ahead.margin AS margin, ahead.errors AS errors
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
          SELECT sipHash64(customer_id) AS key, customer_id AS customer, toUInt64(0) AS visitor, (toDateTime64(0, 3, 'UTC'), if(match(lower(customer_id), '^[^@ ]+@[^@ ]+[.][^@ ]+$') AND NOT (position(lower(customer_id), {p33:String}) > 0 OR position(lower(customer_id), {p34:String}) > 0 OR position(lower(customer_id), {p35:String}) > 0 OR position(lower(customer_id), {p36:String}) > 0), lower(customer_id), '')) AS mail, (toDateTime64(0, 3, 'UTC'), if(match(customer_id, '^[+][0-9]{7,15}$'), customer_id, '')) AS phone, (toDateTime64(0, 3, 'UTC'), toInt8(-1)) AS email_said, (toDateTime64(0, 3, 'UTC'), toInt8(-1)) AS sms_said, toDateTime64(0, 3, 'UTC') AS email_failed, toDateTime64(0, 3, 'UTC') AS email_arrived, toDateTime64(0, 3, 'UTC') AS email_noticed, toDateTime64(0, 3, 'UTC') AS sms_failed, toDateTime64(0, 3, 'UTC') AS sms_arrived
          FROM customers WHERE brand = {p37:String} AND slice = {p38:UInt64} AND NOT startsWith(customer_id, {p39:String}) UNION ALL 
          SELECT sipHash64(customer_id) AS key, '' AS customer, toUInt64(0) AS visitor, (toDateTime64(0, 3, 'UTC'), if(match(lower(customer_id), '^[^@ ]+@[^@ ]+[.][^@ ]+$') AND NOT (position(lower(customer_id), {p40:String}) > 0 OR position(lower(customer_id), {p41:String}) > 0 OR position(lower(customer_id), {p42:String}) > 0 OR position(lower(customer_id), {p43:String}) > 0), lower(customer_id), '')) AS mail, (toDateTime64(0, 3, 'UTC'), '') AS phone, (tupleElement(said, 1), toInt8(tupleElement(said, 3))) AS email_said, (toDateTime64(0, 3, 'UTC'), toInt8(-1)) AS sms_said, toDateTime64(0, 3, 'UTC') AS email_failed, toDateTime64(0, 3, 'UTC') AS email_arrived, toDateTime64(0, 3, 'UTC') AS email_noticed, toDateTime64(0, 3, 'UTC') AS sms_failed, toDateTime64(0, 3, 'UTC') AS sms_arrived
          FROM (
            SELECT customer_id, max((ordered_at, as_of, 1 - assumeNotNull(accepts_marketing))) AS said
            FROM order_lines WHERE brand = {p44:String} AND load IN {p45:Array(UInt64)} AND accepts_marketing IS NOT NULL AND customer_id != '' AND NOT startsWith(customer_id, {p46:String})
            GROUP BY customer_id
          ) UNION ALL 
          SELECT person AS key, '' AS customer, person AS visitor, maxIf((at, own_mail), own_mail != '') AS mail, maxIf((at, own_phone), length(own_phone) >= 7) AS phone, max(if(email_is < 0, (toDateTime64(0, 3, 'UTC'), toInt8(-1)), (at, email_is))) AS email_said, max(if(sms_is < 0, (toDateTime64(0, 3, 'UTC'), toInt8(-1)), (at, sms_is))) AS sms_said, maxIf(at, name IN {p47:Array(String)}) AS email_failed, maxIf(at, name IN {p48:Array(String)}) AS email_arrived, maxIf(at, name IN {p49:Array(String)}) AS email_noticed, maxIf(at, name IN {p50:Array(String)}) AS sms_failed, maxIf(at, name IN {p51:Array(String)}) AS sms_arrived
          FROM (
            SELECT person, at, name, if(match(lower(trim(props['email'])), '^[^@ ]+@[^@ ]+[.][^@ ]+$') AND NOT (position(lower(trim(props['email'])), {p52:String}) > 0 OR position(lower(trim(props['email'])), {p53:String}) > 0 OR position(lower(trim(props['email'])), {p54:String}) > 0 OR position(lower(trim(props['email'])), {p55:String}) > 0), lower(trim(props['email'])), '') AS own_mail, replaceRegexpAll(props['phone'], '[^0-9+]', '') AS own_phone,
              toInt8(multiIf(name IN {p56:Array(String)} AND (NOT (name IN ('subscribed', 'unsubscribed')) OR lower(trim(props['channel'])) IN {p57:Array(String)}), 1, name IN {p58:Array(String)} AND (NOT (name IN ('subscribed', 'unsubscribed')) OR lower(trim(props['channel'])) IN {p59:Array(String)}), 0,
                name != 'identified', -1, hasAny(arrayMap(value -> if(startsWith(value, '{'), JSONExtractString(value, 'state'), value), arrayMap(value -> lower(trim(value)), mapValues(mapFilter((trait, value) -> has({p60:Array(String)}, lower(replaceRegexpAll(trait, '[^A-Za-z]', ''))), props)))), {p61:Array(String)}), 1, hasAny(arrayMap(value -> if(startsWith(value, '{'), JSONExtractString(value, 'state'), value), arrayMap(value -> lower(trim(value)), mapValues(mapFilter((trait, value) -> has({p62:Array(String)}, lower(replaceRegexpAll(trait, '[^A-Za-z]', ''))), props)))), {p63:Array(String)}), 0, -1)) AS email_is, toInt8(multiIf(name IN {p64:Array(String)} AND (NOT (name IN ('subscribed', 'unsubscribed')) OR lower(trim(props['channel'])) IN {p65:Array(String)}), 1, name IN {p66:Array(String)} AND (NOT (name IN ('subscribed', 'unsubscribed')) OR lower(trim(props['channel'])) IN {p67:Array(String)}), 0,
                name != 'identified', -1, hasAny(arrayMap(value -> if(startsWith(value, '{'), JSONExtractString(value, 'state'), value), arrayMap(value -> lower(trim(value)), mapValues(mapFilter((trait, value) -> has({p68:Array(String)}, lower(replaceRegexpAll(trait, '[^A-Za-z]', ''))), props)))), {p69:Array(String)}), 1, hasAny(arrayMap(value -> if(startsWith(value, '{'), JSONExtractString(value, 'state'), value), arrayMap(value -> lower(trim(value)), mapValues(mapFilter((trait, value) -> has({p70:Array(String)}, lower(replaceRegexpAll(trait, '[^A-Za-z]', ''))), props)))), {p71:Array(String)}), 0, -1)) AS sms_is
            FROM (
    SELECT if(ids.canonical = 0, happened.person, ids.canonical) AS person, happened.at AS at, happened.day AS day, happened.name AS name, happened.props AS props
    FROM (SELECT * FROM events WHERE brand = {p72:String} AND (type = 'identify' OR name IN {p73:Array(String)})) AS happened
    GLOBAL ANY LEFT JOIN (
      SELECT person, canonical FROM person_ids FINAL WHERE brand = {p74:String} AND slice = {p75:UInt64} AND person GLOBAL IN (SELECT person FROM events WHERE brand = {p76:String} AND (type = 'identify' OR name IN {p77:Array(String)}))
    ) AS ids ON happened.person = ids.person)
          )
          GROUP BY person) AS told
          GROUP BY key
        )
      ) AS told
      GROUP BY place
    )) AS known
    GLOBAL ANY LEFT JOIN (
      SELECT customer_id, first_country AS country, if(is_forecast = 1, ahead[{p78:UInt64}] * per_day, NULL) AS margin,
        if(margin IS NULL, CAST([], 'Array(Float64)'), arrayConcat(arrayMap(error -> error * ifNull(per_day, 0), order_errors[{p79:UInt64}]), arrayMap(error -> error * ahead[{p80:UInt64}], per_day_errors))) AS errors
      FROM (
    SELECT told.* EXCEPT (known, later, repeats), told.repeats AS repeats, ahead.is_known AS is_forecast, ahead.alive AS alive, ahead.alive_errors AS alive_errors, ahead.orders AS ahead,
      ahead.order_errors AS order_errors, if(ahead.is_known AND brings.is_known, toNullable(brings.base + brings.slope * told.gain), NULL) AS per_day,
      arrayMap((base, slope) -> base + slope * told.gain, brings.base_errors, brings.slope_errors) AS per_day_errors
    FROM (
      SELECT customer_id, toString(country) AS first_country, toString(first_sales_channel) AS first_channel, first_order_id, first_skus, order_days, day_margins,
        arrayFilter(one -> one <= ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p81:String} AND currency = {p82:String} AND segment_by = 'all')).2, order_days) AS known, length(known) - 1 AS repeats, if(repeats = 0, 0, greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p83:String} AND currency = {p84:String} AND segment_by = 'all')).3, 1) * intDiv(toInt32(known[-1]) - toInt32(known[1]), greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p85:String} AND currency = {p86:String} AND segment_by = 'all')).3, 1)) + intDiv(greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p87:String} AND currency = {p88:String} AND segment_by = 'all')).3, 1), 2)) AS last, greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p89:String} AND currency = {p90:String} AND segment_by = 'all')).3, 1) * intDiv(toInt32(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p91:String} AND currency = {p92:String} AND segment_by = 'all')).2) - toInt32(known[1]), greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p93:String} AND currency = {p94:String} AND segment_by = 'all')).3, 1)) + intDiv(greatest(((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p95:String} AND currency = {p96:String} AND segment_by = 'all')).3, 1), 2) AS age, arraySlice(day_margins, 2, length(known) - 1) AS later, arrayCount(margin -> ifNull(margin > 0, 0), later) AS gain_days,
        arraySum(margin -> greatest(ifNull(margin, 0), 0), later) AS gain
      FROM customers WHERE brand = {p97:String} AND slice = {p98:UInt64} AND notEmpty(order_days)
    ) AS told
    GLOBAL ANY LEFT JOIN (
      SELECT toInt64(repeats) AS repeats, toInt64(last) AS last, toInt64(age) AS age, alive, alive_errors, orders, order_errors, 1 AS is_known
      FROM lifetime_histories WHERE brand = {p99:String} AND fitted_at = ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p100:String} AND currency = {p101:String} AND segment_by = 'all')).1
    ) AS ahead ON toInt64(told.repeats) = ahead.repeats AND toInt64(told.last) = ahead.last AND toInt64(told.age) = ahead.age
    GLOBAL ANY LEFT JOIN (
      SELECT toInt64(gain_days) AS gain_days, base, slope, base_errors, slope_errors, 1 AS is_known FROM lifetime_day_margins WHERE brand = {p102:String} AND fitted_at = ((SELECT argMax((fitted_at, last_day, grain_days, toString(missing), missing_found, toString(margin_missing), margin_missing_found), fitted_at)
      FROM lifetime_forecasts WHERE brand = {p103:String} AND currency = {p104:String} AND segment_by = 'all')).1
    ) AS brings ON toInt64(told.gain_days) = brings.gain_days) AS every
    ) AS ahead ON known.customer_id = ahead.customer_id
    WHERE 1) AS everybody ARRAY JOIN {p105:Array(String)} AS way
            ) AS reached_by
            GROUP BY key
          )
        )
      )
    )
    ORDER BY indexOf({p106:Array(String)}, key)
-- p0: "acme"
-- p1: "USD"
-- p2: "acme"
-- p3: "USD"
-- p4: "acme"
-- p5: "USD"
-- p6: "acme"
-- p7: "USD"
-- p8: "acme"
-- p9: "USD"
-- p10: "acme"
-- p11: "USD"
-- p12: "acme"
-- p13: "USD"
-- p14: "100"
-- p15: "acme"
-- p16: "email_reached"
-- p17: "acme"
-- p18: "email_reached"
-- p19: "50"
-- p20: "acme"
-- p21: "sms_reached"
-- p22: "acme"
-- p23: "sms_reached"
-- p24: "85"
-- p25: "100"
-- p26: "25"
-- p27: "15"
-- p28: "100"
-- p29: "acme"
-- p30: ["email_delivered","email_opened","email_link_clicked"]
-- p31: "acme"
-- p32: ["email_delivered","email_opened","email_link_clicked"]
-- p33: "@marketplace.amazon."
-- p34: "@members.ebay."
-- p35: "@relay.walmart."
-- p36: "@scs.tiktok"
-- p37: "acme"
-- p38: "7"
-- p39: "erased-"
-- p40: "@marketplace.amazon."
-- p41: "@members.ebay."
-- p42: "@relay.walmart."
-- p43: "@scs.tiktok"
-- p44: "acme"
-- p45: [0,1]
-- p46: "erased-"
-- p47: ["email_bounced"]
-- p48: ["email_delivered","email_opened","email_link_clicked"]
-- p49: ["email_opened","email_link_clicked"]
-- p50: ["sms_failed","sms_bounced"]
-- p51: ["sms_delivered","sms_link_clicked"]
-- p52: "@marketplace.amazon."
-- p53: "@members.ebay."
-- p54: "@relay.walmart."
-- p55: "@scs.tiktok"
-- p56: ["unsubscribed","email_unsubscribed","email_marked_as_spam"]
-- p57: ["","email","e-mail","mail","newsletter","all"]
-- p58: ["subscribed","email_subscribed"]
-- p59: ["","email","e-mail","mail","newsletter"]
-- p60: ["acceptsmarketing","acceptsemailmarketing","emailconsent","emailmarketingconsent","marketingconsent"]
-- p61: ["false","no","0","unsubscribed","not_subscribed","denied","opted_out","refused"]
-- p62: ["acceptsmarketing","acceptsemailmarketing","emailconsent","emailmarketingconsent","marketingconsent"]
-- p63: ["true","yes","1","subscribed","granted","opted_in","accepted"]
-- p64: ["sms_unsubscribed","unsubscribed"]
-- p65: ["","sms","text","all"]
-- p66: ["sms_subscribed","subscribed"]
-- p67: ["sms","text"]
-- p68: ["acceptssmsmarketing","smsconsent","smsmarketingconsent"]
-- p69: ["false","no","0","unsubscribed","not_subscribed","denied","opted_out","refused"]
-- p70: ["acceptssmsmarketing","smsconsent","smsmarketingconsent"]
-- p71: ["true","yes","1","subscribed","granted","opted_in","accepted"]
-- p72: "acme"
-- p73: ["email_delivered","email_opened","email_link_clicked","email_bounced","unsubscribed","email_unsubscribed","email_marked_as_spam","subscribed","email_subscribed","sms_delivered","sms_link_clicked","sms_failed","sms_bounced","sms_unsubscribed","unsubscribed","sms_subscribed","subscribed"]
-- p74: "acme"
-- p75: "8"
-- p76: "acme"
-- p77: ["email_delivered","email_opened","email_link_clicked","email_bounced","unsubscribed","email_unsubscribed","email_marked_as_spam","subscribed","email_subscribed","sms_delivered","sms_link_clicked","sms_failed","sms_bounced","sms_unsubscribed","unsubscribed","sms_subscribed","subscribed"]
-- p78: "4"
-- p79: "4"
-- p80: "4"
-- p81: "acme"
-- p82: "USD"
-- p83: "acme"
-- p84: "USD"
-- p85: "acme"
-- p86: "USD"
-- p87: "acme"
-- p88: "USD"
-- p89: "acme"
-- p90: "USD"
-- p91: "acme"
-- p92: "USD"
-- p93: "acme"
-- p94: "USD"
-- p95: "acme"
-- p96: "USD"
-- p97: "acme"
-- p98: "7"
-- p99: "acme"
-- p100: "acme"
-- p101: "USD"
-- p102: "acme"
-- p103: "acme"
-- p104: "USD"
-- p105: ["any","email","sms"]
-- p106: ["any","email","sms"]
