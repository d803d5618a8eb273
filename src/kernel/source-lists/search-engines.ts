/** Sites where people look for sites. `name.*` is that name under any country's ending; a word without a point is a source. */
export const searchEngines = `
  google google.* googleadservices.com g.co adwords gads google-search google-organic googleads doubleclick.net syndicatedsearch.goog
  com.google.android.googlequicksearchbox images.google.com news.google.com lens.google.com
  bing bing.* bing-ads microsoft-advertising microsoftads microsoft cn.bing.com com.microsoft.bing msn.com
  yahoo yahoo.* search.yahoo.com search.yahoo.co.jp goo.ne.jp
  yandex yandex.* ya.ru yandex-direct dzen.ru nova.rambler.ru rambler.ru go.mail.ru search.mail.ru
  baidu baidu.com so.com 360 360.cn haosou.com sogou sogou.com sm.cn shenma m.sm.cn chinaso.com quark quark.cn youdao.com
  naver naver.com search.naver.com m.search.naver.com daum daum.net nate.com zum.com
  coccoc coccoc.com seznam seznam.cz centrum.cz onet.pl search.onet.pl szukaj.onet.pl szukaj.wp.pl atlas.cz sapo.pt
  duckduckgo duckduckgo.com ecosia ecosia.org qwant qwant.com startpage.com brave search.brave.com swisscows.com mojeek.com
  ask ask.com aol aol.com lycos.com dogpile.com excite.com search-results.com info.com kvasir.no eniro.se virgilio.it
  petalsearch.com petal-search presearch.com metager.org kagi.com search.lilo.org lilo.org avast.com search.avira.com
  searchlock.com search.smt.docomo.ne.jp biglobe.ne.jp
`
