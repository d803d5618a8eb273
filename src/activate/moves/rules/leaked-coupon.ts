import { couponLeaks } from '../../../measure/creators/coupon-leaks.ts'
import type { Asking, Move, Rule } from '../define.ts'
import { ordersToCome, scaleOf } from '../estimate.ts'

/** Coupons that orders from coupon and deal sites use: what is given away with them. */
export const leakedCoupon: Rule = {
  id: 'leaked-coupon',
  name: { en: 'A coupon that leaked to deal sites', zh: '泄露到折扣网站的优惠券' },
  measured: { label: { en: 'Discount to orders from deal sites', zh: '让给折扣网站订单的优惠' }, per: '180_days' },
  async find(asking) {
    return (await coupons(asking)).flatMap((row) => moveFor(asking, row) ?? [])
  },
  async measure(asking, about) {
    const row = (await coupons(asking)).find(({ coupon }) => coupon === about)
    return Math.round((row?.deal_discount ?? 0) * scaleOf(asking.days))
  },
}

type Row = Awaited<ReturnType<typeof coupons>>[number]

async function coupons({ ask }: Asking) {
  return (await ask(couponLeaks, { limit: 10_000 })).rows
}

function moveFor({ days, words }: Asking, row: Row): Move | undefined {
  const { coupon, name, verdict, deal_orders, seen_orders, deal_discount, deal_share, deal_low, deal_high } = row
  if (verdict !== 'leaked' || deal_discount <= 0) return undefined
  const scale = scaleOf(days)
  const each = deal_discount / deal_orders
  const range = ordersToCome(deal_orders, scale)
  const [orders, seen, given] = [words.count(deal_orders), words.count(seen_orders), words.money(deal_discount)]
  const [share, low, high] = [deal_share, deal_low, deal_high].map((one) => words.share(one ?? 0))
  const whose = name ? { en: ` of ${name}`, zh: `${name} 的` } : { en: '', zh: '' }
  return {
    about: coupon,
    kind: 'creator',
    title: { en: `Replace the coupon ${coupon}${whose.en}`, zh: `更换${whose.zh}优惠券 ${coupon}` },
    why: {
      en: `${orders.en} of ${seen.en} orders by ${coupon} whose visits are known came from coupon or deal sites (${share?.en}, ${low?.en} to ${high?.en}): ${row.deal_names}. They got ${given.en} off. Assumed: as many come on, and would have bought without it; what commission such orders cost is not in it and can be held back on the statement.`,
      zh: `访问已知的 ${seen.zh} 单 ${coupon} 订单中，${orders.zh} 单来自优惠券或折扣网站（${share?.zh}，${low?.zh} 至 ${high?.zh}）：${row.deal_names}，共优惠 ${given.zh}。假设：之后仍有同样多的此类订单，且没有优惠也会购买；这些订单的佣金未计入，可在结算单中暂扣。`,
    },
    margin: Math.round(deal_discount * scale),
    low: Math.round(range.low * each),
    high: Math.round(range.high * each),
    effort: 'small',
    measured: Math.round(deal_discount * scale),
    evidence: { measure: couponLeaks.id, params: { ...days }, row, orders: null },
    view: { path: '/creators/statements', query: { ...days, 'coupon-leaks.verdict': 'leaked' } },
    action: { kind: 'task' },
  }
}
