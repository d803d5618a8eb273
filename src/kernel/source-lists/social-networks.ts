/** Networks where people follow people, pages of links that creators put into their profiles, and forums. */
export const socialNetworks = `
  facebook facebook.com fb fb.com fb.me fb.watch l.facebook.com lm.facebook.com m.facebook.com com.facebook.katana meta facebook-instagram fbig
  instagram instagram.com ig ig.me l.instagram.com com.instagram.android threads threads.net threads.com
  tiktok tiktok.com tt vm.tiktok.com vt.tiktok.com com.zhiliaoapp.musically com.ss.android.ugc.trill douyin douyin.com v.douyin.com iesdouyin.com
  twitter twitter.com x x.com t.co com.twitter.android bluesky bsky.app go.bsky.app mastodon mastodon.social
  pinterest pinterest.* pin.it com.pinterest reddit reddit.com out.reddit.com old.reddit.com com.reddit.frontpage
  linkedin linkedin.com lnkd.in com.linkedin.android snapchat snapchat.com snap com.snapchat.android
  quora quora.com tumblr tumblr.com medium.com flickr flickr.com nextdoor.com meetup.com
  discourse.org stackoverflow.com stackexchange.com producthunt producthunt.com news.ycombinator.com disqus.com
  vk vk.com m.vk.com away.vk.com ok.ru odnoklassniki xing.com goodreads.com deviantart.com bereal.com lemon8 lemon8-app.com
  weibo weibo.com weibo.cn m.weibo.cn t.cn s.weibo.com com.sina.weibo xiaohongshu xiaohongshu.com xhs xhslink.com rednote com.xingin.xhs
  zhihu zhihu.com zhuanlan.zhihu.com douban douban.com tieba.baidu.com tieba kuaishou kuaishou.com kwai kwai.com chenzhongtech.com
  qzone qzone.qq.com user.qzone.qq.com mp.weixin.qq.com toutiao toutiao.com smzdm.com
  ameblo.jp hatena.ne.jp b.hatena.ne.jp note.com mixi.jp cafe.naver.com blog.naver.com m.blog.naver.com m.cafe.naver.com band.us kakaostory story.kakao.com
  tinhte.vn voz.vn dcard dcard.tw ptt.cc plurk.com pixnet.net mobile01.com lihkg.com
  linktree linktr.ee beacons.ai lnk.bio bio.link msha.ke campsite.bio stan.store later.com linkin.bio taplink.cc milkshake.app bio.site
`
