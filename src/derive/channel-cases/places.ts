import { cases, entered, from, tagged } from './touch.ts'

/** Marketplaces and shopping sites. */
export const placeCases = [
  ...cases(
    'marketplace_ads',
    [tagged('amazon', 'sponsored-products'), 'an ad in the search of Amazon'],
    [tagged('amazon_ads', 'referral'), 'the source says ad'],
    [tagged('shopee', 'cpc'), 'a paid click on Shopee'],
    [tagged('lazada', 'Marketplace Ads'), 'tagged'],
    [entered('www.amazon.com', '/dp/B0TEST/ref=sr_1_1_sspa'), 'Amazon marks sponsored results with sspa'],
    [entered('shopee.vn', '/product/1', { utm_medium: 'paid' }), 'a visit on the marketplace that was paid for'],
    [tagged('tiktok_shop_ads', ''), 'an ad in the shop of TikTok'],
  ),
  ...cases(
    'marketplace_search',
    [entered('www.amazon.de', '/dp/B0TEST/ref=sr_1_3'), 'Amazon marks search results with sr'],
    [entered('www.amazon.com', '/s', from('www.amazon.com')), 'the search itself'],
    [entered('shopee.co.id', '/search'), 'the search of Shopee'],
    [entered('www.lazada.com.my', '/catalog/'), 'the search of Lazada'],
    [tagged('lazada', 'search'), 'tagged'],
    [tagged('amazon', 'marketplace_search'), 'tagged'],
  ),
  ...cases(
    'organic_shopping',
    [from('www.amazon.co.jp'), 'a link on a marketplace'],
    [from('shopee.vn'), 'Shopee'],
    [from('www.idealo.de'), 'a comparison of prices'],
    [from('shopping.google.com'), 'Google Shopping, though Google is a search engine'],
    [tagged('google', 'product_sync'), 'free listings in Google Shopping'],
    [from('s.click.aliexpress.com'), 'AliExpress'],
    [from('slickdeals.net'), 'offers collected by people'],
  ),
  ...cases(
    'paid_shopping',
    [tagged('idealo', 'cpc'), 'a comparison of prices that is paid by the click'],
    [tagged('google', 'cpc', 'Shopping | US'), 'a shopping campaign'],
    [tagged('bing', 'cpc', 'shop_all'), 'the name begins with shop'],
    [tagged('google', 'PLA'), 'product listing ads'],
    [tagged('kelkoo', 'paid'), 'Kelkoo'],
  ),
]
