import { z } from 'zod'
import { answered } from '../answered.ts'
import type { Session } from '../define.ts'

/** What lets into an account of Google: the program that asks, and what its owner has granted it. */
export const googleGrant = ['client_id', 'client_secret', 'refresh_token'] as const
export type GoogleSecret = (typeof googleGrant)[number]

const token = z.object({ access_token: z.string(), refresh_token: z.string().optional() })

/** An access token, good for about an hour (OAuth 2.0, RFC 6749 section 6). Throws `ReadFault` where the grant has ended. */
export async function googleToken(session: Session<string, GoogleSecret>): Promise<string> {
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: session.secret('client_id'),
    client_secret: session.secret('client_secret'),
    refresh_token: session.secret('refresh_token'),
  })
  const url = 'https://oauth2.googleapis.com/token'
  const { body } = await session.askPlainly({ method: 'POST', url, body: form.toString() })
  const { access_token, refresh_token } = answered(token, body)
  if (refresh_token !== undefined) await session.keep('refresh_token', refresh_token)
  return access_token
}

/** What to do when no token is given. */
export const googleRemedy = (error: string) => (error === 'invalid_grant' ? grantAnew : lookAtClient)

const grantAnew = {
  en: 'The grant has ended: it was taken back, not used for six months, or the password was changed; of a project in testing it ends after seven days. Grant access again, and write the new refresh token under "Edit secrets".',
  zh: '授权已失效：可能被撤销、超过六个月未使用、账号改过密码，或项目仍处于“测试”状态（7 天后失效）。请重新授权，并在“修改密钥”中填写新的 refresh token。',
}
const lookAtClient = {
  en: 'Compare client id and client secret with those of the OAuth client in the Google Cloud console, and write them anew under "Edit secrets".',
  zh: '请与 Google Cloud 控制台中的 OAuth 客户端核对 client id 和 client secret，并在“修改密钥”中重新填写。',
}
