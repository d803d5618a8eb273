/** Marks by which a caption says that it was paid for, as rules and platforms ask for them in several languages. */
const marks = new RegExp(
  [
    String.raw`(?:^|[^\p{L}\p{N}_#])[#＃](?:ad|ads|advert|advertisement|sponsored|spon|sponsoredpost|paidpartnership|paidad|brandpartner|gifted|prgift|anzeige|werbung|publicidad|publi|colaboracionpagada|sponsorisé|partenariatremuneré|collaborationcommerciale|pubblicità|adv|advertorial|publi|publipost|pr|tieup|quảngcáo|โฆษณา|광고|협찬|広告|プロモーション|タイアップ|广告|廣告|商业合作|品牌合作|赞助|贊助|推广|恰饭)(?![\p{L}\p{N}_])`,
    `paid partnership|sponsored by|in (?:paid )?partnership with|bezahlte partnerschaft|partenariat rémunéré|付费合作|商业推广|含广告|本内容为广告|提供：|유료광고`,
  ].join('|'),
  'iu',
)

/** Whether a caption discloses that the post was paid for. A post without a mark may still have been. */
export const isDisclosed = (caption: string): boolean => marks.test(caption)
