import { z } from 'zod'
import { answered } from '../answered.ts'
import { type Cell, defineConnection, type PlatformAnswer, type Read, type Session } from '../define.ts'
import type { Refusal } from '../refusal.ts'
import { seenAt, stoppedAt } from './day-cursor.ts'
import { tokenRefusal } from './token-refusal.ts'

type Secret = 'client_key' | 'client_secret' | 'refresh_token'
const api = 'https://open.tiktokapis.com/v2'
const atOnce = 20

/** The public videos of an account, with their counts and lengths. */
const videos: Read<never> = {
  id: 'videos',
  title: { en: 'Videos and their counts', zh: '视频及其数据' },
  tables: {
    'creator-posts': [
      ...[
        'post_id',
        'platform',
        'handle',
        'posted_at',
        'as of',
        'type',
        'caption',
        'views',
        'likes',
        'comments',
        'shares',
      ],
      'url',
    ],
    'videos-table': ['video_id', 'platform', 'title', 'length', 'published_at', 'views'],
  },
  async *pages(session, cursors) {
    const handle = await handleOf(session)
    let cursor = z.int().safeParse(stoppedAt(cursors.videos, session.day)).data
    for (let more = true; more; ) {
      const page = await listed(session, cursor)
      // A list that says there is more without saying where would be read for ever.
      more = page.has_more && page.cursor !== undefined && page.cursor !== cursor
      cursor = page.cursor
      const at = more ? { day: session.day, at: cursor } : undefined
      yield { rows: rowsOf(page.videos, handle, session), cursor: at }
    }
  },
}

export const tiktok = defineConnection<never, Secret>({
  id: 'tiktok',
  title: { en: 'TikTok', zh: 'TikTok' },
  doc: {
    en: 'The public videos of one account with views, likes, comments, shares and length, once a day (Display API v2). Reach and saves are not told by this API; the export of TikTok Studio has them.',
    zh: '每天读取一次一个账号的公开视频，含播放、点赞、评论、分享与时长（Display API v2）。该接口不提供触达人数与收藏，TikTok Studio 的导出中有。',
  },
  steps: [
    {
      en: 'At developers.tiktok.com make an app (Manage apps → Connect an app), add the products Login Kit and Display API, and the scopes user.info.basic, user.info.profile and video.list.',
      zh: '在 developers.tiktok.com 创建应用（Manage apps → Connect an app），添加 Login Kit 与 Display API，并申请 user.info.basic、user.info.profile、video.list 权限。',
    },
    {
      en: 'Copy client key and client secret from the page of the app.',
      zh: '在应用页面复制 client key 与 client secret。',
    },
    {
      en: 'As the owner of the account, open the authorisation address of Login Kit (www.tiktok.com/v2/auth/authorize/) with these scopes; exchange the code that comes back at open.tiktokapis.com/v2/oauth/token/, and copy refresh_token. It is good for a year and renewed with each read. A creator can grant the same for their account.',
      zh: '以账号所有者身份打开 Login Kit 授权地址（www.tiktok.com/v2/auth/authorize/）并同意以上权限，用返回的 code 在 open.tiktokapis.com/v2/oauth/token/ 换取令牌，复制 refresh_token。有效期一年，每次读取自动续期。红人也可以同样授权自己的账号。',
    },
  ],
  byFile: {
    en: 'Without API access: TikTok Studio → Analytics → Content → Download data, and import the file (“TikTok posts”); it has reach and saves, too.',
    zh: '没有 API 权限时：TikTok Studio → 数据分析 → 内容 → 下载数据，导入该文件（“TikTok 内容”），其中还包含触达人数与收藏。',
  },
  settings: {},
  secrets: {
    client_key: { label: { en: 'Client key', zh: 'Client key' }, hint: { en: 'of the app', zh: '应用的 client key' } },
    client_secret: {
      label: { en: 'Client secret', zh: 'Client secret' },
      hint: { en: 'of the app', zh: '应用的 client secret' },
    },
    refresh_token: {
      label: { en: 'Refresh token', zh: 'Refresh token' },
      hint: { en: 'granted by the owner of the account', zh: '由账号所有者授权获得' },
    },
  },
  enough: [['client_key', 'client_secret', 'refresh_token']],
  authorise,
  sign: (request, token) => ({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } }),
  refusal: (answer) => tokenRefusal(answer, () => grantAnew) ?? apiRefusal(answer),
  reads: [videos],
})

const tokens = z.object({ access_token: z.string(), refresh_token: z.string() })

async function authorise(session: Session<string, Secret>): Promise<string> {
  const form = new URLSearchParams({
    client_key: session.secret('client_key'),
    client_secret: session.secret('client_secret'),
    grant_type: 'refresh_token',
    refresh_token: session.secret('refresh_token'),
  })
  const { body } = await session.askPlainly({ method: 'POST', url: `${api}/oauth/token/`, body: form.toString() })
  const { access_token, refresh_token } = answered(tokens, body)
  await session.keep('refresh_token', refresh_token)
  return access_token
}

const failure = z.object({ error: z.object({ code: z.string(), message: z.string().default('') }) })

/** Every answer has an error; of a success its code is "ok". */
function apiRefusal({ body }: PlatformAnswer): Refusal | undefined {
  const { success, data } = failure.safeParse(body)
  if (!success || data.error.code === 'ok') return undefined
  const { code, message } = data.error
  const said = `${code}: ${message}`.slice(0, 500)
  if (code === 'access_token_invalid') return { kind: 'expired', said }
  if (code === 'rate_limit_exceeded' || code === 'internal_error') return { kind: 'busy', said }
  if (/^scope_/.test(code)) return { kind: 'access', said, remedy: moreScopes }
  return { kind: 'refused', said }
}

const grantAnew = {
  en: 'The grant has ended, or the app is another one. Grant access again as the owner of the account, and write the new refresh token under "Edit secrets".',
  zh: '授权已失效，或应用信息不符。请以账号所有者身份重新授权，并在“修改密钥”中填写新的 refresh token。',
}
const moreScopes = {
  en: 'The grant does not reach this. Grant user.info.basic, user.info.profile and video.list as the owner of the account, and write the new refresh token.',
  zh: '授权范围不足。请以账号所有者身份授予 user.info.basic、user.info.profile 和 video.list，并填写新的 refresh token。',
}

const user = z.object({ data: z.object({ user: z.object({ username: z.string() }) }) })

async function handleOf(session: Session): Promise<string> {
  const query = { fields: 'open_id,username' }
  const { body } = await session.ask({ method: 'GET', url: `${api}/user/info/`, query })
  return answered(user, body).data.user.username
}

const count = z.int().nonnegative().optional()
const video = z.object({
  id: z.string(),
  create_time: z.int(),
  share_url: z.string().optional(),
  title: z.string().default(''),
  video_description: z.string().default(''),
  duration: z.int().optional(),
  view_count: count,
  like_count: count,
  comment_count: count,
  share_count: count,
})
const list = z.object({
  data: z.object({ videos: z.array(video).default([]), cursor: z.int().optional(), has_more: z.boolean() }),
})
const fields = Object.keys(video.shape).join(',')

async function listed(session: Session, cursor: number | undefined) {
  const body = { max_count: atOnce, ...(cursor !== undefined && { cursor }) }
  const answer = await session.ask({ method: 'POST', url: `${api}/video/list/`, query: { fields }, body })
  return answered(list, answer.body).data
}

function rowsOf(all: readonly z.output<typeof video>[], handle: string, { asOf }: Session) {
  const dated = all.map((one) => ({ ...one, posted: new Date(one.create_time * 1000) }))
  const posts = dated.map(
    (one): Record<string, Cell> => ({
      ...{ post_id: one.id, platform: 'TikTok', handle, posted_at: one.posted.toISOString() },
      ...{ 'as of': seenAt(asOf, one.posted), type: 'video' },
      caption: (one.video_description || one.title).replace(/\s+/g, ' ').trim(),
      ...{ views: one.view_count, likes: one.like_count, comments: one.comment_count, shares: one.share_count },
      url: `https://www.tiktok.com/@${handle}/video/${one.id}`,
    }),
  )
  const lengths = dated.flatMap(({ id, title, duration, posted, view_count }): Record<string, Cell>[] =>
    duration
      ? [
          {
            video_id: id,
            platform: 'TikTok',
            title,
            length: duration,
            published_at: posted.toISOString(),
            views: view_count,
          },
        ]
      : [],
  )
  return { 'creator-posts': posts, 'videos-table': lengths }
}
