/**
 * Where coupons are collected, found by a search or filled in by an extension: codes that were given to one audience end up here. A source may stand
 * on a list of channels, too: this list says nothing of channels. Written as those are: "name.*" is that name under any country's ending.
 */
const text = `
  retailmenot retailmenot.* coupons.com couponfollow couponfollow.com couponcabin.com couponbirds couponbirds.com dealspotr dealspotr.com knoji knoji.com
  wethrift wethrift.com promocodes.com offers.com goodsearch.com dontpayfull dontpayfull.com couponchief.com hotdeals.com dealdrop dealdrop.com simplycodes simplycodes.com
  worthepenny worthepenny.com couponannie.com discountreactor.com savings.com valuecom.com tenereteam.com coupert coupert.com anycodes.com lovecoupons.*
  honey joinhoney.com capital-one-shopping capitaloneshopping.com wikibuy.com karmanow.com cently.com piggy piggybacking.com
  slickdeals slickdeals.net hotukdeals hotukdeals.com pepper pepper.* mydealz mydealz.de dealabs dealabs.com chollometro chollometro.com preisjaeger.at promodescuentos.com pelando.com.br
  ozbargain ozbargain.com.au redflagdeals redflagdeals.com dealnews dealnews.com bradsdeals.com bensbargains.com dealsplus.com techbargains.com kinja.com krazycouponlady.com hip2save.com
  vouchercodes vouchercodes.* myvouchercodes.co.uk voucherbox.* vouchercloud vouchercloud.* voucherslug.co.uk latestdeals.co.uk netvouchercodes.co.uk studentbeans studentbeans.com unidays myunidays.com
  gutscheine.de gutscheinpony.de gutscheinsammler.de coupons.de sparwelt sparwelt.de mein-deal.com schnaeppchenfuchs.com ma-reduc.com igraal igraal.com poulpeo.com radins.com reduc.fr bons-de-reduction.com
  cuponation cuponation.* cupom.com.br cuponomia cuponomia.com.br meliuz meliuz.com.br promocodie.com codicesconto.com codice-sconto.it acties.nl kortingscode.nl kodyrabatowe.pl alerabat.com picodi picodi.*
  grabon grabon.in coupondunia coupondunia.in cashkaro cashkaro.com shopback shopback.* topcashback topcashback.* quidco quidco.com rakuten-rewards rakuten.com mrrebates.com befrugal.com
  iprice iprice.* magiamgia.com bloggiamgia.vn smzdm smzdm.com fanli fanli.com etao.com 55haitao.com dealmoon dealmoon.* manmanbuy.com couponpark.co.kr
`

/** Each site once, as hosts and tagged sources are compared: small letters, hyphens, no www. */
export const dealSites: readonly string[] = [...new Set(text.trim().split(/\s+/))]
