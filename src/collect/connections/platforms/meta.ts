import { z } from 'zod'
import { answered } from '../answered.ts'
import { defineConnection, type PlatformAnswer, type Session } from '../define.ts'
import type { Refusal } from '../refusal.ts'
import { graph } from './meta-graph.ts'
import { instagramPosts } from './meta-instagram.ts'
import { pagePosts } from './meta-page.ts'

export type MetaSetting = 'instagram' | 'page'
type Secret = 'access_token' | 'app_id' | 'app_secret'

export const meta = defineConnection<MetaSetting, Secret>({
  id: 'meta',
  title: { en: 'Instagram and Facebook', zh: 'Instagram 与 Facebook' },
  doc: {
    en: 'Posts and reels of an Instagram professional account, and posts of a Facebook page, with views, reach, likes, comments, shares and saves, once a day (Graph API). Insights are asked of posts of the last 90 days; of older ones likes and comments.',
    zh: '每天读取一次 Instagram 专业账号的帖子与 Reels，以及 Facebook 公共主页的帖子，含浏览量、覆盖人数、点赞、评论、分享与收藏（Graph API）。最近 90 天的内容读取成效数据，更早的读取点赞与评论。',
  },
  steps: [
    {
      en: 'At developers.facebook.com make an app of the type Business. The Instagram account has to be a professional one and linked to a Facebook page that you manage.',
      zh: '在 developers.facebook.com 创建类型为 Business 的应用。Instagram 账号须为专业账号，并已关联到你管理的 Facebook 公共主页。',
    },
    {
      en: 'In the Graph API Explorer choose the app, grant instagram_basic, instagram_manage_insights, pages_show_list, pages_read_engagement and read_insights, and copy the token. A token of a system user of the business (Business settings → System users) does the same and does not end.',
      zh: '在 Graph API Explorer 中选择该应用，授予 instagram_basic、instagram_manage_insights、pages_show_list、pages_read_engagement、read_insights，复制令牌。也可使用企业的系统用户令牌（商务设置 → 系统用户），该令牌不会过期。',
    },
    {
      en: 'With app id and app secret (App settings → Basic) a token of a person is made a long-lived one of 60 days and renewed with each read.',
      zh: '填写 app id 与 app secret（应用设置 → 基本）后，个人令牌会换为 60 天的长期令牌，并在每次读取时续期。',
    },
    {
      en: 'The ids stand in the answer to me/accounts?fields=name,instagram_business_account in the Explorer: id is the page’s, instagram_business_account.id that of the Instagram account. One of the two is enough.',
      zh: '在 Explorer 中请求 me/accounts?fields=name,instagram_business_account：id 为公共主页 ID，instagram_business_account.id 为 Instagram 账号 ID，填其中一个即可。',
    },
  ],
  byFile: {
    en: 'Without API access: Meta Business Suite → Insights → Content → Export data (Lifetime), and import the file (“Instagram and Facebook posts”). They are the same figures.',
    zh: '没有 API 权限时：Meta Business Suite → 成效分析 → 内容 → 导出数据（Lifetime），导入该文件（“Instagram 与 Facebook 内容”），得到的数据相同。',
  },
  settings: {
    instagram: {
      label: { en: 'Instagram account id', zh: 'Instagram 账号 ID' },
      hint: { en: 'a long number, such as 17841400000000001', zh: '一串数字，例如 17841400000000001' },
      pattern: /^\d{5,25}$/,
      optional: true,
    },
    page: {
      label: { en: 'Facebook page id', zh: 'Facebook 公共主页 ID' },
      hint: { en: 'a long number', zh: '一串数字' },
      pattern: /^\d{5,25}$/,
      optional: true,
    },
  },
  secrets: {
    access_token: {
      label: { en: 'Access token', zh: 'Access token' },
      hint: { en: 'of a person or of a system user', zh: '个人令牌或系统用户令牌' },
    },
    app_id: {
      label: { en: 'App id', zh: 'App ID' },
      hint: { en: 'to renew the token of a person', zh: '用于续期个人令牌' },
      optional: true,
    },
    app_secret: {
      label: { en: 'App secret', zh: 'App secret' },
      hint: { en: 'of the same app', zh: '同一应用的密钥' },
      optional: true,
    },
  },
  enough: [['access_token']],
  authorise,
  // Reads of a page bring its own token.
  sign: (request, token) => ({ ...request, headers: { authorization: `Bearer ${token}`, ...request.headers } }),
  refusal,
  reads: [instagramPosts, pagePosts],
})

/** A long-lived token in place of the one that is there, as far as the app is known; of a system user it stays. */
async function authorise(session: Session<string, Secret>): Promise<string> {
  const token = session.secret('access_token')
  if (!session.has('app_id') || !session.has('app_secret')) return token
  const form = new URLSearchParams({
    grant_type: 'fb_exchange_token',
    client_id: session.secret('app_id'),
    client_secret: session.secret('app_secret'),
    fb_exchange_token: token,
  })
  const { body } = await session.askPlainly({
    method: 'POST',
    url: `${graph}/oauth/access_token`,
    body: form.toString(),
  })
  const { access_token } = answered(z.object({ access_token: z.string() }), body)
  await session.keep('access_token', access_token)
  return access_token
}

const failure = z.object({
  error: z.object({ code: z.int(), message: z.string().default(''), error_subcode: z.int().optional() }),
})

/** What the Graph API refuses, by the code of its error. */
function refusal({ body, headers }: PlatformAnswer): Refusal | undefined {
  const { success, data } = failure.safeParse(body)
  if (!success) return undefined
  const { code, message } = data.error
  const said = `${code}: ${message}`.slice(0, 500)
  if (code === 190 || code === 102) return { kind: 'expired', said }
  if (spent.has(code) || (code >= 80_000 && code <= 80_014)) return { kind: 'spent', said, until: regained(headers) }
  if (code === 1 || code === 2) return { kind: 'busy', said }
  if (code === 101) return { kind: 'access', said, remedy: lookAtApp }
  if (code === 10 || (code >= 200 && code <= 299)) return { kind: 'refused', said, remedy: morePermissions }
  return { kind: 'refused', said }
}

/** Too many calls of an app, a person, a page, or of a rule of its own. */
const spent: ReadonlySet<number> = new Set([4, 17, 32, 613])

const usage = z.record(z.string(), z.array(z.object({ estimated_time_to_regain_access: z.number().default(0) })))

/** Usage of a business is told with the minutes until calls are taken again; otherwise the hour that is counted has to pass. */
function regained(headers: Readonly<Record<string, string>>): Date {
  const told = usage.safeParse(parsed(headers['x-business-use-case-usage'] ?? '')).data ?? {}
  const minutes = Object.values(told)
    .flat()
    .map((one) => one.estimated_time_to_regain_access)
  return new Date(Date.now() + (Math.max(0, ...minutes) || 60) * 60_000)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const lookAtApp = {
  en: 'Compare app id and app secret with those of the app (App settings → Basic), and write them anew under "Edit secrets".',
  zh: '请与应用（应用设置 → 基本）核对 app id 与 app secret，并在“修改密钥”中重新填写。',
}
const morePermissions = {
  en: 'The token does not reach this. Grant instagram_basic, instagram_manage_insights, pages_read_engagement and read_insights as somebody who manages the page, and write the new token.',
  zh: '令牌权限不足。请以主页管理员身份授予 instagram_basic、instagram_manage_insights、pages_read_engagement、read_insights，并填写新的令牌。',
}
