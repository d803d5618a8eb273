/** Sites that compare prices and collect offers, and the shopping pages of search engines. */
export const shoppingSites = `
  google-shopping googleshopping shopping.google.com merchants.google.com bing-shopping shopping.naver.com search.shopping.naver.com shop.app shop-app
  idealo idealo.* pricerunner pricerunner.* pricespy.* prisjakt.* kelkoo kelkoo.* geizhals.* billiger.de guenstiger.de check24.de ladenzeile.*
  shopzilla.com bizrate.com pricegrabber.com nextag.com shopping.com become.com twenga.* ceneo.pl heureka.* arukereso.hu skroutz.* trovaprezzi.it leguide.com
  kakaku.com danawa.com enuri.com biggo.* iprice.* websosanh.vn priceza.* pricebaba.com mysmartprice.com buscape.com.br zoom.com.br
  camelcamelcamel.com slickdeals slickdeals.net hotukdeals.com pepper.* mydealz.de dealabs.com retailmenot.com honey joinhoney.com rakuten.com
  lyst lyst.* shopstyle shopstyle.* ltk liketoknow.it shopltk.com stylight.* connexity criteo-shopping
`
