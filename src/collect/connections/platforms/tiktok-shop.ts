import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { answered } from '../answered.ts'
import { defineConnection, type PlatformAnswer, type PlatformRequest, type Session } from '../define.ts'
import { ReadFault, type Refusal } from '../refusal.ts'
import { affiliateOrders } from './tiktok-shop-orders.ts'

type Secret = 'app_key' | 'app_secret' | 'refresh_token'

export const tiktokShop = defineConnection<'store' | 'shop', Secret>({
  id: 'tiktok-shop',
  title: { en: 'TikTok Shop', zh: 'TikTok Shop' },
  doc: {
    en: 'Affiliate orders of a shop: which creator brought which order, with which content and for what commission (Search Seller Affiliate Orders, 202410). Every day the last 90 days, since orders settle and are returned for weeks; the first time a year.',
    zh: '店铺的联盟订单：每个订单由哪位达人、哪条内容带来，佣金多少（Search Seller Affiliate Orders，202410）。订单的结算与退款会持续数周，因此每天读取最近 90 天，首次读取一年。',
  },
  steps: [
    {
      en: 'At partner.tiktokshop.com make an app for your own shops (App & Service → Create app), and switch on the scopes “Read affiliate collaborations” (seller.affiliate_collaboration.read) and “Shop authorized information”.',
      zh: '在 partner.tiktokshop.com 为自有店铺创建应用（App & Service → Create app），开通“联盟合作读取”（seller.affiliate_collaboration.read）与“店铺授权信息”权限。',
    },
    {
      en: 'Copy app key and app secret from the page of the app.',
      zh: '在应用详情页复制 app key 与 app secret。',
    },
    {
      en: 'Open the authorisation link of the app as the owner of the shop. It comes back with a code; exchange it within 30 minutes at auth.tiktok-shops.com/api/v2/token/get?app_key=…&app_secret=…&auth_code=…&grant_type=authorized_code, and copy refresh_token. From then on it is renewed with each read.',
      zh: '以店主身份打开应用的授权链接，跳转地址中带有 code；30 分钟内访问 auth.tiktok-shops.com/api/v2/token/get?app_key=…&app_secret=…&auth_code=…&grant_type=authorized_code 换取令牌，复制 refresh_token。之后每次读取都会自动续期。',
    },
    {
      en: 'Write the store as your imported orders name it, so that reports and orders meet.',
      zh: '店铺名请与已导入订单中的一致，报表才能与订单对应。',
    },
  ],
  byFile: {
    en: 'Without API access: Seller Center → Affiliate → Affiliate orders → Export, and import the file (“TikTok Shop affiliate orders”). They are the same rows.',
    zh: '没有 API 权限时：商家后台 → 联盟 → 联盟订单 → 导出，导入该文件（“TikTok Shop 联盟订单”），得到的数据相同。',
  },
  settings: {
    store: {
      label: { en: 'Store', zh: '店铺' },
      hint: { en: 'as your orders name it', zh: '与订单中的店铺名一致' },
    },
    shop: {
      label: { en: 'Shop id', zh: '店铺 ID' },
      hint: { en: 'where the app may read several shops', zh: '应用授权了多个店铺时填写' },
      pattern: /^\d{5,25}$/,
      optional: true,
    },
  },
  secrets: {
    app_key: { label: { en: 'App key', zh: 'App key' }, hint: { en: 'of the app', zh: '应用的 app key' } },
    app_secret: { label: { en: 'App secret', zh: 'App secret' }, hint: { en: 'of the app', zh: '应用的 app secret' } },
    refresh_token: {
      label: { en: 'Refresh token', zh: 'Refresh token' },
      hint: { en: 'granted by the owner of the shop', zh: '由店主授权获得' },
    },
  },
  enough: [['app_key', 'app_secret', 'refresh_token']],
  authorise,
  sign: signed,
  refusal,
  reads: [affiliateOrders],
})

const tokens = z.object({ data: z.object({ access_token: z.string(), refresh_token: z.string() }) })

/** With each access token a new refresh token comes, and the one before is no longer good. */
async function authorise(session: Session<string, Secret>): Promise<string> {
  const query = {
    app_key: session.secret('app_key'),
    app_secret: session.secret('app_secret'),
    refresh_token: session.secret('refresh_token'),
    grant_type: 'refresh_token',
  }
  const url = 'https://auth.tiktok-shops.com/api/v2/token/refresh'
  const { body } = await session.askPlainly({ method: 'GET', url, query }).catch((error: unknown) => {
    if (!(error instanceof ReadFault) || error.kind !== 'refused') throw error
    throw new ReadFault({ kind: 'access', said: error.said, remedy: grantAnew })
  })
  const { data } = answered(tokens, body)
  await session.keep('refresh_token', data.refresh_token)
  return data.access_token
}

/** HMAC-SHA256 over path, sorted query and body between the app secret, keyed with it. */
function signed(request: PlatformRequest, token: string, session: Session<string, Secret>): PlatformRequest {
  const secret = session.secret('app_secret')
  const query: Record<string, string | number> = {
    app_key: session.secret('app_key'),
    timestamp: Math.floor(Date.now() / 1000),
  }
  for (const [name, value] of Object.entries(request.query ?? {})) if (value !== undefined) query[name] = value
  const sorted = Object.keys(query)
    .sort()
    .map((name) => `${name}${query[name]}`)
  const body = request.body === undefined ? '' : JSON.stringify(request.body)
  const said = `${secret}${new URL(request.url).pathname}${sorted.join('')}${body}${secret}`
  const sign = createHmac('sha256', secret).update(said).digest('hex')
  return { ...request, query: { ...query, sign }, headers: { ...request.headers, 'x-tts-access-token': token } }
}

const failure = z.object({ code: z.int(), message: z.string().default('') })

/** Refusals come with any status, also 200, by a code that is not 0. */
function refusal({ body }: PlatformAnswer): Refusal | undefined {
  const { success, data } = failure.safeParse(body)
  if (!success || data.code === 0) return undefined
  const said = `${data.code}: ${data.message}`.slice(0, 500)
  if (data.code === 105_001 || data.code === 105_002) return { kind: 'expired', said }
  if (data.code === 105_005) return { kind: 'access', said, remedy: moreScope }
  if (data.code === 106_001) return { kind: 'access', said, remedy: lookAtApp }
  if (busy.has(data.code)) return { kind: 'busy', said }
  return { kind: 'refused', said }
}

/** Too many requests, and what broke on their side. */
const busy: ReadonlySet<number> = new Set([429, 36_009_001, 36_009_002, 36_009_003])

const grantAnew = {
  en: 'The grant has ended or was taken back. Open the authorisation link of the app as the owner of the shop again, and write the new refresh token under "Edit secrets".',
  zh: '授权已失效或被撤销。请以店主身份重新打开应用的授权链接，并在“修改密钥”中填写新的 refresh token。',
}
const moreScope = {
  en: 'The app may not read affiliate orders. Switch on seller.affiliate_collaboration.read in the Partner Center, have the shop authorise the app again, and write the new refresh token.',
  zh: '应用无权读取联盟订单。请在 Partner Center 开通 seller.affiliate_collaboration.read，让店铺重新授权，并填写新的 refresh token。',
}
const lookAtApp = {
  en: 'Compare app key and app secret with those of the app in the Partner Center, and write them anew under "Edit secrets".',
  zh: '请与 Partner Center 中的应用核对 app key 与 app secret，并在“修改密钥”中重新填写。',
}
