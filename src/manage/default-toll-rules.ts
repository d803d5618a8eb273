import type { SalesChannel, Toll } from '../kernel/channel.ts'

type DefaultTollRule = {
  toll: Toll
  sales_channel: SalesChannel | ''
  country: string
  percent: string
  fixed?: string
  minimum?: string
  currency?: string
  valid_from: string
  /** Where it is from, in both languages of the product: people edit it as one text. */
  note: string
}

/** The day from which a rule holds whose first day is not known. */
const always = '2000-01-01'
const rule = (
  toll: Toll,
  sales_channel: SalesChannel | '',
  country: string,
  percent: string,
  note: string,
): DefaultTollRule => ({
  toll,
  sales_channel,
  country,
  percent,
  note,
  valid_from: always,
})

const tiktokEurope = ['GB', 'DE', 'ES', 'FR', 'IE', 'IT'].map((country) =>
  rule(
    'commission',
    'tiktok_shop',
    country,
    '9',
    'TikTok Shop UK and EU: referral fee 9% / TikTok Shop 英国与欧盟：平台佣金 9%',
  ),
)

/** Published fees, as defaults that a brand can edit. FBA has none: its fees come with the settlement. */
export const defaultTollRules: readonly DefaultTollRule[] = [
  {
    ...rule(
      'commission',
      'amazon',
      'US',
      '15',
      'Amazon US: referral fee 15% in most categories (8–17%), at least $0.30 / 亚马逊美国：多数类目佣金 15%（8–17%），每件最低 $0.30',
    ),
    minimum: '0.30',
    currency: 'USD',
  },
  rule('commission', 'tiktok_shop', 'US', '6', 'TikTok Shop US: referral fee 6% / TikTok Shop 美国：平台佣金 6%'),
  ...tiktokEurope,
  rule(
    'commission',
    'shopee',
    'SG',
    '4',
    'Shopee SG: commission 2–6% by category; 4% is its middle / Shopee 新加坡：佣金按类目 2–6%，取中值 4%',
  ),
  rule('payment', 'shopee', 'SG', '2.18', 'Shopee SG: transaction fee 2.18% / Shopee 新加坡：交易手续费 2.18%'),
  rule('commission', 'shopee', 'VN', '10.8', 'Shopee VN: commission of fashion 10.8% / Shopee 越南：时尚类佣金 10.8%'),
  rule('payment', 'shopee', 'VN', '4.9', 'Shopee VN: payment fee about 4.9% / Shopee 越南：支付手续费约 4.9%'),
  rule(
    'commission',
    'lazada',
    'MY',
    '13',
    'Lazada MY: commission of audio 13%, of cameras 12.5% / Lazada 马来西亚：音频类佣金 13%，相机类 12.5%',
  ),
  rule('payment', 'lazada', 'MY', '2', 'Lazada MY: payment fee about 2% / Lazada 马来西亚：支付手续费约 2%'),
  {
    ...rule(
      'payment',
      'own_site',
      'US',
      '2.9',
      'Shopify Payments US: 2.9% + $0.30 (2.4–2.9% by plan), 1.5% more for a foreign card / Shopify Payments 美国：2.9% + $0.30（按套餐 2.4–2.9%），境外卡另加 1.5%',
    ),
    fixed: '0.30',
    currency: 'USD',
  },
  rule(
    'logistics',
    'own_site',
    '',
    '15',
    'Own-site logistics: 10–20% of what is paid; 15% is its middle / 独立站物流：约占实付的 10–20%，取中值 15%',
  ),
  rule(
    'creator',
    '',
    '',
    '15',
    'Creator commission: 8–20%. Applies once the beginning of the campaigns’ names is filled in / 红人佣金：8–20%；填写活动名前缀后生效',
  ),
]
