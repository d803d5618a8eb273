import { weighted } from '../distributions.ts'
import type { Random } from '../random.ts'
import type { Market } from './markets.ts'

/** A browser that somebody uses. */
export type Browser = { userAgent: string; device: 'mobile' | 'desktop' | 'tablet'; width: number; height: number }
/** Apps that open links in a browser of their own, by the names that Millpond gives them. */
export type App = 'tiktok' | 'instagram' | 'facebook' | 'wechat' | 'line' | 'pinterest'

const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)'
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)'
const gecko = '(KHTML, like Gecko)'
const chrome = (version: number) => `AppleWebKit/537.36 ${gecko} Chrome/${version}.0.0.0`
const iphone = (os: string) =>
  `Mozilla/5.0 (iPhone; CPU iPhone OS ${os.replace('.', '_')} like Mac OS X) AppleWebKit/605.1.15 ${gecko}`
const android = (model: string) =>
  `Mozilla/5.0 (Linux; Android 15; ${model} Build/AP3A.240905.015; wv) AppleWebKit/537.36 ${gecko} Version/4.0 Chrome/138.0.7204.63 Mobile Safari/537.36`

const screens = { mobile: [390, 844], desktop: [1536, 864], tablet: [800, 1280] } as const
const browser = (device: Browser['device'], userAgent: string, [width, height] = screens[device]): Browser => ({
  device,
  userAgent,
  width,
  height,
})

const phones: readonly Browser[] = [
  browser('mobile', `${iphone('18.5')} Version/18.5 Mobile/15E148 Safari/604.1`),
  browser('mobile', `${iphone('17.6')} Version/17.6 Mobile/15E148 Safari/604.1`),
  browser('mobile', `Mozilla/5.0 (Linux; Android 10; K) ${chrome(138)} Mobile Safari/537.36`),
  browser(
    'mobile',
    `Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 ${gecko} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
  ),
  browser('mobile', `${iphone('18.4')} CriOS/138.0.7204.119 Mobile/15E148 Safari/604.1`),
]
const drawPhone = weighted([42, 12, 30, 10, 6])
const desks: readonly Browser[] = [
  browser('desktop', `${windows} ${chrome(138)} Safari/537.36`),
  browser('desktop', `${mac} ${chrome(138)} Safari/537.36`),
  browser('desktop', `${mac} AppleWebKit/605.1.15 ${gecko} Version/18.5 Safari/605.1.15`),
  browser('desktop', `${windows} ${chrome(138)} Safari/537.36 Edg/138.0.0.0`),
  browser('desktop', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'),
  browser('tablet', `Mozilla/5.0 (Linux; Android 14; SM-X710) ${chrome(137)} Safari/537.36`),
]
const drawDesk = weighted([38, 19, 17, 14, 8, 4])

export const phoneOf = (random: Random): Browser => phones[drawPhone(random)] as Browser
export const deskOf = (random: Random): Browser => desks[drawDesk(random)] as Browser

/** What an app's own browser says of itself, on an iPhone or on Android. */
const inApp: Readonly<Record<App, (locale: string) => readonly [ios: string, android: string]>> = {
  tiktok: (locale) => [
    `musical_ly_39.8.0 JsSdk/2.0 NetType/WIFI Channel/App Store ByteLocale/${locale} BytedanceWebview/d8a21c6`,
    `trill_390803 AppName/musical_ly ByteLocale/${locale} ByteFullLocale/${locale} BytedanceWebview/d8a21c6`,
  ],
  instagram: (locale) => [
    `Instagram 389.0.0.39.80 (iPhone15,2; iOS 18_5; ${locale}; scale=3.00; 1179x2556; 753186743)`,
    `Instagram 389.0.0.41.80 Android (35/15; 420dpi; 1080x2340; samsung; SM-S921B; e1s; s5e9945; ${locale}; 754302811)`,
  ],
  facebook: (locale) => [
    `[FBAN/FBIOS;FBAV/520.0.0.38.101;FBBV/756351453;FBDV/iPhone15,2;FBSN/iOS;FBSV/18.5;FBLC/${locale}]`,
    `[FB_IAB/FB4A;FBAV/520.0.0.42.93;]`,
  ],
  wechat: () => [
    'MicroMessenger/8.0.60(0x18003c2f) NetType/WIFI Language/zh_CN',
    'MMWEBID/2308 MicroMessenger/8.0.60.2860(0x28003C35) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN',
  ],
  line: () => ['Safari Line/15.10.0', 'Line/15.10.1/IAB'],
  pinterest: () => ['[Pinterest/iOS]', '[Pinterest/Android]'],
}

export function appBrowser(random: Random, app: App, locale: string): Browser {
  const [ios, other] = inApp[app](locale)
  if (random.chance(0.6)) return browser('mobile', `${iphone('18.5')} Mobile/15E148 ${ios}`)
  return browser('mobile', `${android('SM-S921B')} ${other}`)
}

/** Crawlers as they name themselves. */
export const crawlers: readonly string[] = [
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
  'Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)',
  'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)',
]

/** Share of people who allow an id, and who allow counting only; the others send nothing. */
export const consents: Readonly<Record<Market['country'], readonly [full: number, cookieless: number]>> = {
  US: [0.93, 0.05],
  GB: [0.84, 0.1],
  DE: [0.74, 0.18],
  FR: [0.76, 0.16],
  JP: [0.93, 0.05],
  AU: [0.92, 0.06],
}
