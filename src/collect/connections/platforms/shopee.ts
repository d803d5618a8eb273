import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { addDays, dayOf, dayStart } from '../../../kernel/time.ts'
import { answered } from '../answered.ts'
import { defineConnection, type PlatformAnswer, type PlatformRequest, type Session } from '../define.ts'
import { ReadFault, type Refusal } from '../refusal.ts'
import { conversions } from './shopee-conversions.ts'
import { shopeeMarkets } from './shopee-markets.ts'

type Setting = 'store' | 'partner_id' | 'shop_id' | 'market'
type Secret = 'partner_key' | 'refresh_token'

export const shopee = defineConnection<Setting, Secret>({
  id: 'shopee',
  title: { en: 'Shopee', zh: 'Shopee' },
  doc: {
    en: 'Conversions of Shopee’s Affiliate Marketing Solution: which affiliate brought which order, by which channel and for what commission (v2.ams.get_conversion_report). Every day the last 90 days, which is as far back as Shopee tells.',
    zh: 'Shopee 联盟营销（AMS）转化：每个订单由哪位联盟达人、经哪个渠道带来，佣金多少（v2.ams.get_conversion_report）。每天读取最近 90 天，即 Shopee 可查询的最长时间。',
  },
  steps: [
    {
      en: 'At open.shopee.com make an app (App Management) of the type “Affiliate Marketing Solution Management” or “Seller In House System”, and have it go live. Copy Live Partner ID and Live Partner Key.',
      zh: '在 open.shopee.com 创建应用（App Management），类型选“Affiliate Marketing Solution Management”或“Seller In House System”，并上线。复制 Live Partner ID 与 Live Partner Key。',
    },
    {
      en: 'Authorise the shop: App Management → Authorize → sign in as the main account of the shop. The address you come back to has code and shop_id.',
      zh: '授权店铺：App Management → Authorize → 用店铺主账号登录，跳转地址中含 code 与 shop_id。',
    },
    {
      en: 'Exchange the code for tokens with /api/v2/auth/token/get (the API test tool of the console signs it), and copy refresh_token. It is renewed with each read and ends after 30 days without one.',
      zh: '用 /api/v2/auth/token/get 以 code 换取令牌（控制台的 API 测试工具可代为签名），复制 refresh_token。每次读取都会自动续期，30 天未读取则失效。',
    },
    {
      en: 'Where the app has a list of IP addresses that may ask, add that of this server. Write the store as your imported orders name it.',
      zh: '若应用启用了 IP 白名单，请加入本服务器的地址。店铺名请与已导入订单中的一致。',
    },
  ],
  byFile: {
    en: 'Without API access: Seller Centre → Marketing Centre → Affiliate Marketing Solution → Conversion report → Export, and import the file (“Shopee affiliate conversions”). They are the same rows.',
    zh: '没有 API 权限时：卖家中心 → 营销中心 → 联盟营销 → 转化报表 → 导出，导入该文件（“Shopee 联盟转化报表”），得到的数据相同。',
  },
  settings: {
    store: { label: { en: 'Store', zh: '店铺' }, hint: { en: 'as your orders name it', zh: '与订单中的店铺名一致' } },
    partner_id: {
      label: { en: 'Partner ID', zh: 'Partner ID' },
      hint: { en: 'the number of the app', zh: '应用的数字编号' },
      pattern: /^\d{4,12}$/,
    },
    shop_id: {
      label: { en: 'Shop ID', zh: 'Shop ID' },
      hint: { en: 'a number, told when the shop was authorised', zh: '数字，授权店铺时显示' },
      pattern: /^\d{4,15}$/,
    },
    market: {
      label: { en: 'Market', zh: '站点' },
      hint: { en: 'tells currency and zone of the times', zh: '决定币种与时区' },
      choices: Object.keys(shopeeMarkets),
    },
  },
  secrets: {
    partner_key: {
      label: { en: 'Partner Key', zh: 'Partner Key' },
      hint: { en: 'of the same app', zh: '同一应用的密钥' },
    },
    refresh_token: {
      label: { en: 'Refresh token', zh: 'Refresh token' },
      hint: { en: 'of the authorised shop', zh: '店铺授权后获得' },
    },
  },
  enough: [['partner_key', 'refresh_token']],
  authorise,
  sign: (request, token, session) => {
    const { shop_id = '' } = session.settings
    const own = signature(session, new URL(request.url).pathname, `${token}${shop_id}`)
    return { ...request, query: { ...request.query, ...own, access_token: token, shop_id } }
  },
  refusal,
  reads: [conversions],
})

const tokens = z.object({ access_token: z.string(), refresh_token: z.string() })

/** Each refresh token is good once; a new one comes with the access token. */
async function authorise(session: Session<Setting, Secret>): Promise<string> {
  const path = '/api/v2/auth/access_token/get'
  const { partner_id, shop_id } = session.settings
  const asked: PlatformRequest = {
    method: 'POST',
    url: `https://partner.shopeemobile.com${path}`,
    query: signature(session, path, ''),
    body: { partner_id: Number(partner_id), shop_id: Number(shop_id), refresh_token: session.secret('refresh_token') },
  }
  const { body } = await session.askPlainly(asked).catch((error: unknown) => {
    if (!(error instanceof ReadFault) || error.kind !== 'refused') throw error
    throw new ReadFault({ kind: 'access', said: error.said, remedy: grantAnew })
  })
  const { access_token, refresh_token } = answered(tokens, body)
  await session.keep('refresh_token', refresh_token)
  return access_token
}

/** HMAC-SHA256, keyed with the partner key, over partner, path, time and, of a shop, its token and id. */
function signature(session: Session<Setting, Secret>, path: string, ofShop: string) {
  const partner_id = session.settings.partner_id ?? ''
  const timestamp = Math.floor(Date.now() / 1000)
  const said = `${partner_id}${path}${timestamp}${ofShop}`
  return { partner_id, timestamp, sign: createHmac('sha256', session.secret('partner_key')).update(said).digest('hex') }
}

const failure = z.object({ error: z.string(), message: z.string().default('') })

/** Refusals come with any status, also 200, by an error that is not empty. */
function refusal({ body }: PlatformAnswer): Refusal | undefined {
  const { success, data } = failure.safeParse(body)
  if (!success || data.error === '') return undefined
  const { error, message } = data
  const said = `${error}: ${message}`.slice(0, 500)
  // "acceess" is how Shopee spells it.
  if (/^invalid_acc+e+ss_token$/.test(error) || /access_token/i.test(message)) return { kind: 'expired', said }
  if (error === 'error_rate_limit') return { kind: 'busy', said }
  if (error === 'error_limit') return { kind: 'spent', said, until: nextDay() }
  if (/^error_(server|inner|system_busy|network)$/.test(error) || /try (again )?later/i.test(message))
    return { kind: 'busy', said }
  if (/sign|partner|key_expired/.test(error)) return { kind: 'access', said, remedy: lookAtApp }
  if (error === 'source_ip_undeclared') return { kind: 'access', said, remedy: addAddress }
  if (/permission|linked|banned|error_kyc/.test(`${error} ${message}`))
    return { kind: 'access', said, remedy: grantAnew }
  return { kind: 'refused', said }
}

/** The calls of a day are counted by the clock of Singapore. */
function nextDay(now = new Date()): Date {
  return dayStart(addDays(dayOf(now, 'Asia/Singapore'), 1), 'Asia/Singapore')
}

const grantAnew = {
  en: 'The authorisation has ended, or does not reach this. Authorise the shop again in the console of open.shopee.com, and write the new refresh token under "Edit secrets".',
  zh: '授权已失效或权限不足。请在 open.shopee.com 控制台重新授权店铺，并在“修改密钥”中填写新的 refresh token。',
}
const lookAtApp = {
  en: 'Compare Partner ID and Partner Key with those of the app in the console; a key ends after some months. Write them anew.',
  zh: '请与控制台中的应用核对 Partner ID 与 Partner Key（密钥会定期过期），并重新填写。',
}
const addAddress = {
  en: 'Add the address of this server to the IP Address Whitelist of the app in the console, and read again.',
  zh: '请在控制台将本服务器地址加入应用的 IP 白名单，然后重新读取。',
}
