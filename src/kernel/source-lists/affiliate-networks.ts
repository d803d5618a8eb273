/** Networks that pay a site for the order it brought. */
export const affiliateNetworks = `
  awin awin.com awin1.com shareasale shareasale.com cj cj.com dpbolvw.net jdoqocy.com tkqlhce.com anrdoezrs.net kqzyfj.com commission-junction
  impact impact.com impactradius sjv.io pxf.io rakuten-advertising linksynergy click.linksynergy.com linksynergy.com partnerize partnerize.com prf.hn
  tradedoubler tradedoubler.com clkuk.tradedoubler.com webgains webgains.com admitad admitad.com ad.admitad.com skimlinks go.skimresources.com skimresources.com viglink redirect.viglink.com sovrn
  pepperjam pjtra.com pepperjamnetwork.com flexoffers flexoffers.com refersion goaffpro uppromote tapfiliate avantlink avantlink.com clickbank accesstrade accesstrade.vn accesstrade.global involve-asia invol.co invl.io
  a8 a8.net px.a8.net valuecommerce valuecommerce.com ck.jp.ap.valuecommerce.com optimise adpump.com tradetracker tradetracker.net daisycon yieldkit kwanko effiliation affiliate affiliates ecomobi masoffer chinesean linkhaitao
`
