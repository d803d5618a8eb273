/** Where mail is read in the browser or an app, and what sends newsletters. */
export const mailProviders = `
  gmail mail.google.com com.google.android.gm inbox.google.com outlook outlook.com outlook.live.com outlook.office.com outlook.office365.com hotmail.com mail.live.com com.microsoft.office.outlook
  mail.yahoo.com mail.yahoo.co.jp com.yahoo.mobile.client.android.mail mail.aol.com mail.proton.me protonmail.com icloud.com mail.zoho.com fastmail.com app.fastmail.com hey.com superhuman.com mail.superhuman.com
  mail.qq.com wx.mail.qq.com exmail.qq.com mail.163.com mail.126.com email.163.com mail.sina.com.cn mail.sohu.com mail.aliyun.com qiye.aliyun.com mail.naver.com mail.daum.net mail.kakao.com
  mail.yandex.ru mail.yandex.com e.mail.ru mail.rambler.ru web.de gmx gmx.* navigator.gmx.net mail.orange.fr webmail.free.fr laposte.net t-online.de email.t-online.de libero.it mail.libero.it mail.comcast.net mail.bol.uol.com.br
  email e-mail mail newsletter edm klaviyo klaviyo.com klaviyomail.com trk.klclick.com mailchimp mailchimp.com mailchi.mp list-manage.com campaign-archive.com
  omnisend omnisend.com brevo sendinblue sendinblue.com hubspot-email hs-email hs-automation sendgrid sendgrid.net mailgun mailerlite activehosted.com activecampaign constantcontact constantcontact.com
  convertkit ck.page kit.com substack substack.com beehiiv beehiiv.com sendlane drip dotdigital emarsys iterable braze sfmc salesforce-marketing-cloud exacttarget attentive-email privy shopify-email shopifyemail getresponse aweber campaignmonitor createsend.com postscript-email
`
