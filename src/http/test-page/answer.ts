import type { FastifyReply, FastifyRequest } from 'fastify'
import { proofOf, type Session } from '../../collect/product-tests/session.ts'
import { pictured } from '../../manage/product-test-pictures.ts'
import type { Parts } from '../parts.ts'
import type { Showing } from './candidate.ts'
import { pagePolicy } from './layout.ts'
import { productPage } from './product-page.ts'
import { nothingFilled, questionsPage } from './questions-page.ts'

const cookieName = 'millpond_test'
const cookiePattern = new RegExp(`(?:^|; )${cookieName}=([^;]+)`)
const cookieSeconds = 180 * 86_400

/** What the browser keeps for pages of tests; it tells who answers twice. Empty for nothing. */
export function keptVisitor(request: FastifyRequest): string {
  return cookiePattern.exec(request.headers.cookie ?? '')?.[1] ?? ''
}

export function keepVisitor({ config }: Parts, request: FastifyRequest, reply: FastifyReply, visitor: string): void {
  const isSecure = (config.publicUrl ?? `${request.protocol}:`).startsWith('https:')
  const flags = `Path=/t; Max-Age=${cookieSeconds}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
  reply.header('set-cookie', `${cookieName}=${visitor}; ${flags}`)
}

/** Answers with a page that runs nothing. A form tells its own site where it comes from, and no other. */
export function sendPage(reply: FastifyReply, status: 200 | 404 | 410 | 422 | 429, text: string): FastifyReply {
  return reply
    .code(status)
    .header('content-security-policy', pagePolicy("'none'"))
    .header('referrer-policy', 'same-origin')
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(text)
}

/** What a session shows, and under which address. */
export async function showingOf(
  { registry }: Parts,
  { test }: Session,
  token: string,
  language: string,
): Promise<Showing> {
  const there = await pictured(registry, test.id)
  const picture = (id: string) => (there.includes(id) ? `/t/${token}/picture/${id}` : undefined)
  return { test: test.definition, language, picture }
}

/** The page of a session, with a proof that it was shown. */
export function pageOfSession(
  { signer }: Parts,
  session: Session,
  showing: Showing,
  token: string,
  again: { filled?: Parameters<typeof questionsPage>[2]; email?: string } = {},
): string {
  const going = { path: `/t/${token}`, proof: proofOf(signer, session, Date.now()), isPreview: false }
  if (!session.offer) return questionsPage(showing, going, again.filled ?? nothingFilled)
  const { email } = again
  return productPage(showing, going, { ...session.offer, ...(email !== undefined && { email, isWrong: true }) })
}
