import { countedIn, leftOver, marginOf, margins, type Played, sum } from './session-figures.ts'

/** What is told of a session as a whole. */
export function sessionRow(played: Played) {
  const { session, matched, hours } = played
  const of = (edge: string) => matched.filter((one) => one.edge === edge).length
  const lines = matched.flatMap(({ order }) => order.lines)
  const viewers = session.moments.flatMap((moment) => (moment.viewers === null ? [] : [moment.viewers]))
  const margin = margins(played)
  const whole = (value: number | null | undefined) =>
    value === null || value === undefined ? null : Math.round(value) + 0
  const perHour = (value: number | undefined) => whole(value === undefined ? null : value / hours)
  const share = (count: number) => (matched.length === 0 ? null : count / matched.length)
  return {
    session: session.key,
    began_on: session.began_on,
    title: session.title,
    host: session.host,
    platform: session.platform,
    country: session.country,
    hours,
    viewers: session.stated_viewers,
    peak_viewers: viewers.length === 0 ? null : Math.max(...viewers),
    average_viewers: viewers.length === 0 ? null : sum(viewers) / viewers.length,
    comments: countedIn(session.moments, 'comments'),
    clicks: countedIn(session.moments, 'clicks'),
    gifts: countedIn(session.moments, 'gifts'),
    stated_orders: session.stated_orders ?? countedIn(session.moments, 'orders'),
    orders: matched.length,
    deterministic: of('deterministic'),
    declared: of('declared'),
    modelled: played.modelled,
    usual: played.usual,
    extra: played.extra,
    extra_low: played.extra_low,
    extra_high: played.extra_high,
    net_sales: sum(lines.map(({ sales }) => sales)),
    refunds: sum(lines.map(({ back }) => back)),
    returned: share(matched.filter(({ order }) => order.lines.some(({ back }) => back > 0)).length),
    cost_known: share(matched.filter(({ order }) => marginOf(order) !== null).length),
    gift_income: session.gift_income,
    fees: session.fees,
    margin_before_fees: whole(leftOver(played)?.margin),
    margin: whole(margin?.margin),
    margin_low: whole(margin?.low),
    margin_high: whole(margin?.high),
    margin_per_hour: perHour(margin?.margin),
    per_hour_low: perHour(margin?.low),
    per_hour_high: perHour(margin?.high),
  }
}
