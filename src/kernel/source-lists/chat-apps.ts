/** Apps in which one person writes to another, or to the brand. */
export const chatApps = `
  whatsapp whatsapp.com web.whatsapp.com api.whatsapp.com wa.me l.wl.co com.whatsapp com.whatsapp.w4b whatsapp-business wa
  line line.me liff.line.me lin.ee page.line.me lineoa line-oa jp.naver.line.android zalo zalo.me zaloapp.com chat.zalo.me com.zing.zalo zalo-oa
  messenger messenger.com l.messenger.com m.me com.facebook.orca fb-messenger facebook-messenger ig-dm instagram-dm
  telegram telegram.org t.me web.telegram.org org.telegram.messenger tg viber viber.com com.viber.voip
  wechat weixin weixin.qq.com wx.qq.com work.weixin.qq.com wecom com.tencent.mm weixin110.qq.com wework qq im.qq.com com.tencent.mobileqq
  kakaotalk kakao pf.kakao.com open.kakao.com com.kakao.talk signal signal.org discord discord.com discord.gg com.discord
  slack slack.com app.slack.com com.slack teams teams.microsoft.com statics.teams.cdn.office.net skype web.skype.com imo.im bip.com
  intercom tidio livechat zendesk-chat crisp manychat skype.com messages android-messages com.google.android.apps.messaging
`
