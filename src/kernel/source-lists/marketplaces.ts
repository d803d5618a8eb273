/** Places where many sellers sell: their searches and ads lead to a product, and sometimes to the brand's own site. */
export const marketplaces = `
  amazon amazon.* amzn.to a.co com.amazon.mshop.android.shopping ebay ebay.* ebay.us com.ebay.mobile etsy etsy.com etsy.me
  walmart walmart.* target target.com bestbuy.com wayfair.* newegg.* temu temu.com shein shein.* aliexpress aliexpress.* s.click.aliexpress.com alibaba alibaba.com 1688.com
  taobao taobao.com m.tb.cn tmall tmall.* jd jd.com u.jd.com pinduoduo pinduoduo.com yangkeduo.com vip.com suning.com dewu dewu.com
  shopee shopee.* shope.ee s.shopee.vn com.shopee.vn lazada lazada.* s.lazada.vn c.lazada.vn tiki tiki.vn sendo sendo.vn tokopedia tokopedia.com tokopedia.link bukalapak bukalapak.com blibli.com zalora zalora.* qoo10 qoo10.*
  tiktok-shop tiktokshop shop.tiktok.com shop.tokopedia.com
  rakuten rakuten.co.jp item.rakuten.co.jp a.r10.to shopping.yahoo.co.jp store.shopping.yahoo.co.jp mercari mercari.com jp.mercari.com zozo.jp wowma.jp
  coupang coupang.com gmarket.co.kr 11st.co.kr smartstore.naver.com brand.naver.com flipkart flipkart.com myntra.com meesho.com noon noon.com namshi.com trendyol trendyol.com hepsiburada.com n11.com
  mercadolibre mercadolibre.* mercadolivre mercadolivre.* americanas.com.br magazineluiza.com.br jumia jumia.* takealot.com
  allegro allegro.* zalando zalando.* otto otto.de kaufland.* cdiscount cdiscount.com fnac.* bol bol.com manomano.* emag.* ozon ozon.ru wildberries wildberries.ru aboutyou.* asos.com
  momoshop.com.tw pchome.com.tw 24h.pchome.com.tw ruten.com.tw carousell carousell.* wish wish.com catch.com.au
`
