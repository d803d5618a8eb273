/** Words by which marketplaces name their fees, first match first. */
const words: readonly (readonly [pattern: RegExp, part: string])[] = [
  [/advertis|\bads?\b|sponsored|gmv max|广告|推广费/i, 'advertising'],
  [/reserve|transfer|withdraw|payout|deposit|预留|提现|转账|打款/i, 'transfer'],
  [/affiliate|联盟|分销/i, 'affiliate'],
  [/creator|influencer|达人|红人/i, 'creator'],
  [/return.*(shipping|logistic|process|fee)|退货.*费|退件/i, 'return'],
  [/fulfil?lment|fba|fbt|fbs|pick|warehouse handling|配送费|履约|仓配|出库/i, 'fulfilment'],
  [/payment|transaction fee|processing fee|card fee|支付|交易手续费|收单/i, 'payment'],
  [
    /commission|referral|service fee|platform fee|marketplace fee|closing fee|佣金|平台费|服务费|技术服务/i,
    'commission',
  ],
  [/coupon|voucher|seller discount|promotion|优惠|折扣|促销/i, 'coupon'],
  [/\btax\b|\bvat\b|\bgst\b|withh|税/i, 'tax'],
  [/(buyer|customer).*shipping|shipping (income|revenue|charge)|shipping fee paid by|买家.*运费|运费收入/i, 'shipping'],
  [/shipping|logistic|postage|freight|delivery|label|运费|物流|快递|头程|尾程/i, 'logistics'],
  [
    /principal|product (price|sale|charge)|item price|subtotal|\bsales?\b|revenue|货款|商品金额|销售额|销售收入|refund|退款/i,
    'principal',
  ],
]

/** The part of the economics that a fee's name means; 'other' for a name that is not known. */
export function readFeePart(text: string): string {
  return words.find(([pattern]) => pattern.test(text))?.[1] ?? 'other'
}
