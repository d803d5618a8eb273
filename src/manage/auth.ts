import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { Problem } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { Actor } from './access.ts'
import { audited } from './audit.ts'
import { authTables } from './auth-tables.ts'
import { readInput } from './input.ts'
import type { Stated } from './loads.ts'
import { countSignIn, forgetSignIns } from './sign-in-limit.ts'
import { password as passwordSchema, type User } from './users.ts'

/** A person, and the cookies (`Set-Cookie` lines) that the answer must carry. */
export type Session = { user: User; cookies: string[] }

export type Auth = {
  /** Throws `wrong_credentials`, or `too_many_requests` after 5 attempts with this e-mail from this address. */
  signIn(input: { email: string; password: string; ip: string }): Promise<Session>
  /** Ends the session of these request headers, if there is one. */
  signOut(headers: Headers): Promise<{ cookies: string[] }>
  /** Whose session these request headers carry; undefined for none, or one that is over. */
  sessionOf(headers: Headers): Promise<Session | undefined>
  /** Sets a new password and ends the person's other sessions. Throws `wrong_credentials` when the current one is not it. */
  changePassword(headers: Headers, input: { current: string; next: string }): Promise<Session>
}

type AuthOptions = { registry: Stated; secret: string; baseUrl: string }

/** Sign-in with e-mail and password, on the registry. Cookies are secure where `baseUrl` is https. */
export function createAuth({ registry, secret, baseUrl }: AuthOptions): Auth {
  const { api } = configured({ registry, secret, baseUrl })

  const signIn: Auth['signIn'] = async ({ email, password, ip }) => {
    await countSignIn(registry, email, ip)
    const body = { email: email.toLowerCase(), password, rememberMe: true }
    const { headers, response } = await credentials(api.signInEmail({ body, returnHeaders: true }))
    await forgetSignIns(registry, email, ip)
    return { user: readUser(response.user), cookies: headers.getSetCookie() }
  }

  const signOut: Auth['signOut'] = async (headers) => {
    const answer = await api.signOut({ headers, returnHeaders: true })
    return { cookies: answer.headers.getSetCookie() }
  }

  const sessionOf: Auth['sessionOf'] = async (headers) => {
    const answer = await api.getSession({ headers, returnHeaders: true })
    if (!answer.response) return undefined
    return { user: readUser(answer.response.user), cookies: answer.headers.getSetCookie() }
  }

  const changePassword: Auth['changePassword'] = async (headers, { current, next }) => {
    const session = await sessionOf(headers)
    if (!session) throw new Problem('not_signed_in')
    const newPassword = readInput(passwordSchema, next)
    const body = { currentPassword: current, newPassword, revokeOtherSessions: true }
    const answer = await credentials(api.changePassword({ headers, body, returnHeaders: true }))
    const actor: Actor = { kind: 'user', id: session.user.id, name: session.user.name }
    await audited(registry, { actor, brand: null, action: 'user.password' }, async () => {
      return { what: `users/${actor.id}`, result: undefined }
    })
    return { user: session.user, cookies: answer.headers.getSetCookie() }
  }

  return { signIn, signOut, sessionOf, changePassword }
}

function configured({ registry, secret, baseUrl }: AuthOptions) {
  return betterAuth({
    ...authTables,
    database: { db: registry.db, type: 'postgres' },
    secret,
    baseURL: baseUrl,
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    advanced: {
      cookiePrefix: 'millpond',
      useSecureCookies: baseUrl.startsWith('https:'),
      database: { generateId: ({ model }) => newId(model.slice(0, 3)) },
    },
    // Sign-ins are limited by e-mail and address in sign-in-limit.ts; its errors are ours to log; nothing is reported home.
    rateLimit: { enabled: false },
    logger: { disabled: true },
    telemetry: { enabled: false },
  })
}

/** better-auth answers 400 or 401 where the password is not the one of the account. */
async function credentials<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof APIError && (error.statusCode === 400 || error.statusCode === 401)) {
      throw new Problem('wrong_credentials', {}, error)
    }
    throw error
  }
}

function readUser(row: { id: string; name: string; email: string; locale?: unknown }): User {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    locale: row.locale === 'zh' || row.locale === 'en' ? row.locale : null,
  }
}
