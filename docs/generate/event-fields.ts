import type { EventColumn } from '../../src/collect/gateway/event-columns.ts'
import type { Text } from '../../src/kernel/errors.ts'

/** A place of an event that is read, each of its spellings with an event that has it there, and what its column then holds. */
export type EventField = { places: Record<string, object>; column: EventColumn; holds: string; means: Text }

const inProperties = (names: readonly string[], value: unknown) =>
  Object.fromEntries(names.map((name) => [`properties.${name}`, { properties: { [name]: value } }]))
const inContext = (name: string, value: unknown) => ({ [`context.${name}`]: { context: { [name]: value } } })
const ofPage = (name: string, value: string) => ({
  [`context.page.${name}`]: { context: { page: { [name]: value } } },
  [`properties.${name}`]: { properties: { [name]: value } },
})
const page = 'https://shop.example/lamp?utm_source=tiktok&gclid=G1&mpc=ann-1'
const campaign = (name: string, value: string) => ({
  [`context.campaign.${name}`]: { context: { campaign: { [name]: value } } },
})
const product = (name: string, value: unknown) => ({
  [`properties.products[].${name}`]: { properties: { products: [{ sku: 'L-1', [name]: value }] } },
  [`properties.items[].${name}`]: { properties: { items: [{ item_id: 'L-1', [name]: value }] } },
})

/** What of an event has a column of its own; everything else is kept under its name as it came. */
export const eventFields: readonly EventField[] = [
  {
    places: { userId: { userId: 'customer-7' } },
    column: 'user_id',
    holds: 'customer-7',
    means: { en: 'Who signed in or ordered', zh: '登录或下单的用户' },
  },
  {
    places: { anonymousId: { anonymousId: 'device-1' } },
    column: 'anonymous_id',
    holds: 'device-1',
    means: { en: 'The browser or device', zh: '浏览器或设备' },
  },
  {
    places: {
      timestamp: { timestamp: '2026-01-31T10:00:00.000Z' },
      originalTimestamp: { originalTimestamp: '2026-01-31T10:00:00.000Z' },
    },
    column: 'at',
    holds: '2026-01-31 10:00:00.000',
    means: {
      en: 'When it happened; put right by `sentAt` where the sender’s clock is wrong',
      zh: '发生时间；发送方时钟不准时按 `sentAt` 校正',
    },
  },
  {
    places: ofPage('url', page),
    column: 'host',
    holds: 'shop.example',
    means: { en: 'Address of the page', zh: '页面地址' },
  },
  { places: ofPage('url', page), column: 'path', holds: '/lamp', means: { en: 'Its path', zh: '页面路径' } },
  {
    places: { ...ofPage('url', page), ...campaign('source', 'tiktok') },
    column: 'utm_source',
    holds: 'tiktok',
    means: { en: 'Tag of the campaign: source', zh: '广告参数：来源' },
  },
  {
    places: campaign('medium', 'paid_social'),
    column: 'utm_medium',
    holds: 'paid_social',
    means: { en: 'Tag: medium', zh: '广告参数：媒介' },
  },
  {
    places: campaign('name', 'spring'),
    column: 'utm_campaign',
    holds: 'spring',
    means: { en: 'Tag: campaign', zh: '广告参数：系列' },
  },
  {
    places: campaign('content', 'video-3'),
    column: 'utm_content',
    holds: 'video-3',
    means: { en: 'Tag: content', zh: '广告参数：内容' },
  },
  {
    places: campaign('term', 'lamp'),
    column: 'utm_term',
    holds: 'lamp',
    means: { en: 'Tag: term', zh: '广告参数：关键词' },
  },
  {
    places: ofPage('url', page),
    column: 'click_id',
    holds: 'G1',
    means: { en: 'Click id of an ad platform in the address', zh: '地址中的广告平台点击 ID' },
  },
  {
    places: ofPage('url', page),
    column: 'code',
    holds: 'ann-1',
    means: { en: 'Code of a link (`mpc` in the address)', zh: '链接的专属码（地址中的 `mpc`）' },
  },
  {
    places: ofPage('referrer', 'https://www.google.com/search'),
    column: 'referrer_host',
    holds: 'google.com',
    means: { en: 'Page before it', zh: '来源页面' },
  },
  {
    places: ofPage('title', 'Moon lamp'),
    column: 'title',
    holds: 'Moon lamp',
    means: { en: 'Title of the page', zh: '页面标题' },
  },
  {
    places: inContext('locale', 'de-DE'),
    column: 'locale',
    holds: 'de-DE',
    means: { en: 'Language of the browser', zh: '浏览器语言' },
  },
  {
    places: inContext('screen', { width: 390 }),
    column: 'screen_width',
    holds: '390',
    means: { en: 'Width of the screen (`width`), pixels', zh: '屏幕宽度（`width`），像素' },
  },
  {
    places: inContext('userAgent', 'Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0'),
    column: 'browser',
    holds: 'Firefox',
    means: {
      en: 'Browser, system and device, and whether it is a bot; the text itself is not kept',
      zh: '浏览器、系统、设备及是否机器人；原文不保存',
    },
  },
  {
    places: inContext('location', { country: 'de' }),
    column: 'country',
    holds: 'DE',
    means: {
      en: 'Country (`country`, two letters), where the request does not tell it',
      zh: '国家（`country`，两位代码），请求未提供时使用',
    },
  },
  {
    places: { 'context.sessionId': { context: { sessionId: 's1' } }, ...inProperties(['ga_session_id'], 's1') },
    column: 'session_hint',
    holds: 's1',
    means: {
      en: 'Session as the sender counts them; visits are derived without it',
      zh: '发送方的会话编号；访问的划分不依赖它',
    },
  },
  {
    places: {
      'context.consent': { context: { consent: 'cookieless' } },
      'context.consent.mode': { context: { consent: { mode: 'cookieless' } } },
    },
    column: 'consent',
    holds: 'cookieless',
    means: { en: '`full`, `cookieless` or `none`', zh: '`full`、`cookieless` 或 `none`' },
  },
  {
    places: inContext('webdriver', true),
    column: 'bot_reasons',
    holds: "['webdriver']",
    means: { en: 'The browser is driven by a program', zh: '浏览器由程序控制' },
  },
  {
    places: inContext('prefetch', true),
    column: 'bot_reasons',
    holds: "['prefetch']",
    means: { en: 'The page was loaded ahead, and not seen', zh: '页面仅被预加载，未展示' },
  },
  {
    places: {
      ...inProperties(['sku', 'item_id', 'product_id'], 'L-1'),
      ...Object.fromEntries(
        ['products', 'items'].flatMap((list) =>
          ['sku', 'item_id', 'product_id'].map((name) => [
            `properties.${list}[].${name}`,
            { properties: { [list]: [{ [name]: 'L-1' }] } },
          ]),
        ),
      ),
    },
    column: 'skus',
    holds: "['L-1']",
    means: { en: 'Products, 200 at most', zh: '商品，最多 200 个' },
  },
  {
    places: product('quantity', 2),
    column: 'quantities',
    holds: '[2]',
    means: { en: 'Units of each; one where none are stated', zh: '各商品数量；未填为 1' },
  },
  {
    places: product('price', '19.90'),
    column: 'prices',
    holds: '[19.9000]',
    means: { en: 'Price of one unit', zh: '单价' },
  },
  {
    places: inProperties(['order_id', 'transaction_id', 'orderId'], '1001'),
    column: 'order_id',
    holds: '1001',
    means: { en: 'The order, by id or number', zh: '订单 ID 或订单号' },
  },
  {
    places: inProperties(['total', 'revenue', 'value'], '44.70'),
    column: 'value_minor',
    holds: '4470',
    means: { en: 'Amount; the first of these that is there', zh: '金额；按此顺序取第一个' },
  },
  {
    places: inProperties(['currency'], 'eur'),
    column: 'currency',
    holds: 'EUR',
    means: { en: 'Its currency; the brand’s where none is stated', zh: '币种；未填为品牌币种' },
  },
  {
    places: inProperties(['coupon', 'coupon_id', 'coupon_name'], 'ANN10'),
    column: 'coupon',
    holds: 'ANN10',
    means: { en: 'Coupon', zh: '优惠码' },
  },
  {
    places: inProperties(['query', 'search_term'], 'moon lamp'),
    column: 'search_term',
    holds: 'moon lamp',
    means: { en: 'What was searched for', zh: '搜索词' },
  },
  {
    places: inProperties(['engaged_seconds'], 12.5),
    column: 'engaged_seconds',
    holds: '12.5',
    means: { en: 'Seconds in which the page was visible and somebody active', zh: '页面可见且有操作的秒数' },
  },
  {
    places: inProperties(['scroll_percent'], 80),
    column: 'scroll_percent',
    holds: '80',
    means: { en: 'How far the page was scrolled', zh: '页面滚动深度（%）' },
  },
]
