import { z } from 'zod'
import { addDays, dayOf, dayStart } from '../../../kernel/time.ts'
import { defineConnection, type PlatformAnswer } from '../define.ts'
import type { Refusal } from '../refusal.ts'
import { type GoogleSecret, googleGrant, googleRemedy, googleToken } from './google-access.ts'
import { tokenRefusal } from './token-refusal.ts'
import { youtubeRetention } from './youtube-retention.ts'
import { youtubeVideos } from './youtube-videos.ts'

export const youtube = defineConnection<'channel', GoogleSecret | 'api_key'>({
  id: 'youtube',
  title: { en: 'YouTube', zh: 'YouTube' },
  doc: {
    en: 'Every public video of a channel with its views, likes and comments, once a day (YouTube Data API v3); of a channel of your own also its retention curves (YouTube Analytics API v2), which YouTube has two to three days later.',
    zh: '每天读取一次频道的全部公开视频及其播放量、点赞和评论（YouTube Data API v3）；自有频道还会读取观众留存曲线（YouTube Analytics API v2），YouTube 的留存数据滞后两到三天。',
  },
  steps: [
    {
      en: 'Open console.cloud.google.com, make a project, and switch on "YouTube Data API v3" and, for retention curves, "YouTube Analytics API" under APIs & Services → Library.',
      zh: '打开 console.cloud.google.com 新建项目，在“API 和服务 → 库”中启用“YouTube Data API v3”；如需留存曲线，再启用“YouTube Analytics API”。',
    },
    {
      en: 'For the public figures of any channel, a creator’s too, an API key is enough: Credentials → Create credentials → API key. Restrict it to the YouTube Data API v3.',
      zh: '只需公开数据（包括红人的频道）时，用 API key 即可：凭据 → 创建凭据 → API 密钥，并限制为仅用于 YouTube Data API v3。',
    },
    {
      en: 'For retention curves, make an OAuth client (Credentials → Create credentials → OAuth client ID → Web application, redirect URI https://developers.google.com/oauthplayground), and publish the consent screen: of a project in testing every grant ends after seven days.',
      zh: '如需留存曲线，创建 OAuth 客户端（凭据 → 创建凭据 → OAuth 客户端 ID → Web 应用，重定向 URI 填 https://developers.google.com/oauthplayground），并发布“OAuth 同意屏幕”：处于“测试”状态的项目，授权 7 天后失效。',
    },
    {
      en: 'At developers.google.com/oauthplayground choose the gear → "Use your own OAuth credentials", grant the scopes youtube.readonly and yt-analytics.readonly as the owner of the channel, and exchange the code for tokens. Copy the refresh token.',
      zh: '在 developers.google.com/oauthplayground 点击齿轮 → 勾选“Use your own OAuth credentials”，以频道所有者身份授予 youtube.readonly 和 yt-analytics.readonly，用授权码换取令牌，复制 refresh token。',
    },
    {
      en: 'The channel id stands under youtube.com/account_advanced, or in the address of the channel; its handle does, too.',
      zh: '频道 ID 见 youtube.com/account_advanced，也可直接填写频道的 @handle。',
    },
  ],
  byFile: {
    en: 'Without API access: import a table of posts (“Posts of creators”), of videos (“Videos”), and the retention that YouTube Studio exports (“Retention curves of videos”). They are the same figures.',
    zh: '没有 API 权限时：导入内容表（“红人内容表”）、视频表（“视频表”）和 YouTube 工作室导出的留存表（“视频留存曲线”），得到的数据相同。',
  },
  settings: {
    channel: {
      label: { en: 'Channel', zh: '频道' },
      hint: {
        en: 'its id, which begins with UC, or its handle, such as @acme',
        zh: '以 UC 开头的频道 ID，或 @ 开头的 handle，例如 @acme',
      },
      pattern: /^(UC[\w-]{22}|@[\p{L}\p{N}_.·-]{3,60})$/u,
    },
  },
  secrets: {
    api_key: {
      label: { en: 'API key', zh: 'API key' },
      hint: { en: 'enough for public figures', zh: '仅读取公开数据时使用' },
      optional: true,
    },
    client_id: {
      label: { en: 'Client id', zh: 'Client ID' },
      hint: { en: 'ends in .apps.googleusercontent.com', zh: '以 .apps.googleusercontent.com 结尾' },
      optional: true,
    },
    client_secret: {
      label: { en: 'Client secret', zh: 'Client secret' },
      hint: { en: 'of the same OAuth client', zh: '同一个 OAuth 客户端的密钥' },
      optional: true,
    },
    refresh_token: {
      label: { en: 'Refresh token', zh: 'Refresh token' },
      hint: { en: 'granted by the owner of the channel', zh: '由频道所有者授权获得' },
      optional: true,
    },
  },
  enough: [['api_key'], googleGrant],
  authorise: (session) => (googleGrant.every(session.has) ? googleToken(session) : Promise.resolve('')),
  sign: (request, token, session) =>
    token
      ? { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } }
      : { ...request, headers: { ...request.headers, 'x-goog-api-key': session.secret('api_key') } },
  refusal: (answer) => tokenRefusal(answer, googleRemedy) ?? apiRefusal(answer),
  reads: [youtubeVideos, youtubeRetention],
})

const failure = z.object({
  error: z.object({
    message: z.string().default(''),
    status: z.string().optional(),
    errors: z.array(z.object({ reason: z.string().default('') })).default([]),
    details: z.array(z.object({ reason: z.string().optional() })).default([]),
  }),
})

/** What the APIs of Google refuse, by the reason that stands in the answer. */
function apiRefusal({ status, body }: PlatformAnswer): Refusal | undefined {
  const { success, data } = failure.safeParse(body)
  if (!success || status < 400) return undefined
  const { message, errors, details } = data.error
  const reasons = [...errors, ...details].map(({ reason = '' }) => reason)
  const said = [reasons[0], message.replace(/<[^>]*>/g, '')].filter(Boolean).join(': ')
  const is = (pattern: RegExp) => reasons.some((reason) => pattern.test(reason))
  if (is(/^(quotaExceeded|dailyLimitExceeded)$/)) return { kind: 'spent', said, until: nextQuota() }
  if (status === 429 || is(/^(user)?rateLimitExceeded$/i)) return { kind: 'busy', said }
  if (status === 401 && !is(/^(keyInvalid|API_KEY_INVALID)$/)) return { kind: 'expired', said }
  if (is(/^(accessNotConfigured|SERVICE_DISABLED)$/)) return { kind: 'refused', said, remedy: switchOn }
  if (is(/^(keyInvalid|keyExpired|API_KEY_INVALID)$/)) return { kind: 'access', said, remedy: newKey }
  if (is(/^(forbidden|insufficientPermissions|ACCESS_TOKEN_SCOPE_INSUFFICIENT)$/))
    return { kind: 'refused', said, remedy: asOwner }
  return status >= 500 ? { kind: 'busy', said } : { kind: 'refused', said }
}

/** Quotas begin anew at midnight Pacific time. */
function nextQuota(now = new Date()): Date {
  const zone = 'America/Los_Angeles'
  return dayStart(addDays(dayOf(now, zone), 1), zone)
}

const switchOn = {
  en: 'Switch the API on in the Google Cloud console (APIs & Services → Library), wait some minutes, and read again.',
  zh: '请在 Google Cloud 控制台的“API 和服务 → 库”中启用该 API，几分钟后重新读取。',
}
const newKey = {
  en: 'The API key is not taken. Make one, restricted to the YouTube Data API v3, and write it under "Edit secrets".',
  zh: 'API key 无效。请新建一个仅限 YouTube Data API v3 的密钥，并在“修改密钥”中填写。',
}
const asOwner = {
  en: 'The grant does not reach this. Grant youtube.readonly and yt-analytics.readonly as the owner of the channel, and write the new refresh token under "Edit secrets".',
  zh: '授权范围不足。请以频道所有者身份授予 youtube.readonly 和 yt-analytics.readonly，并在“修改密钥”中填写新的 refresh token。',
}
