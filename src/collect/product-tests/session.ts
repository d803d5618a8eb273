import { randomBytes } from 'node:crypto'
import type { Stated } from '../../manage/loads.ts'
import { type Candidate, stepsOf } from '../../manage/product-test-input.ts'
import { type TestLink, testOfLink } from '../../manage/product-test-links.ts'
import type { ProductTest } from '../../manage/product-tests.ts'
import type { Signer } from '../../manage/signer.ts'
import { readAgent } from '../gateway/agents.ts'
import { reasonsAgainst } from '../links/fetchers.ts'
import { placeOf } from './assignment.ts'
import { Malformed } from './read-form.ts'

/** Somebody on a page of a test. */
export type Session = {
  link: TestLink
  test: ProductTest
  /** Kept by the browser. */
  visitor: string
  /** Who answers: the invited person, or the browser. It tells nothing of either. */
  respondent: string
  /** Of a product page: which product at which price, always the same for one respondent. */
  offer: { candidate: Candidate; price: number } | undefined
}

const ofLink = 'product test link'
const ofForm = 'product test form'
const visitorPattern = /^[A-Za-z0-9_-]{22}$/

/** The part of an address that opens a link; nobody makes one up. */
export const tokenOf = (signer: Signer, { id }: Pick<TestLink, 'id'>) => signer.sign(ofLink, id)

/** The page that a token opens; undefined for one that is none, or was taken back. */
export async function openSession(
  { registry, signer }: { registry: Stated; signer: Signer },
  token: string,
  keptVisitor: string,
): Promise<Session | undefined> {
  const id = signer.verify(ofLink, token)
  const found = id === undefined ? undefined : await testOfLink(registry, id)
  if (!found) return undefined
  const visitor = visitorPattern.test(keptVisitor) ? keptVisitor : randomBytes(16).toString('base64url')
  return sessionOf(signer, found, visitor)
}

function sessionOf(signer: Signer, { link, test }: Pick<Session, 'link' | 'test'>, visitor: string): Session {
  const who = link.person === '' ? `browser ${visitor}` : `link ${link.id}`
  const respondent = signer.digest('product test respondent', `${test.id} ${who}`)
  return { link, test, visitor, respondent, offer: offerFor(link, test, respondent) }
}

function offerFor(
  { page, candidate: only }: TestLink,
  { id, definition }: ProductTest,
  respondent: string,
): Session['offer'] {
  if (page !== 'prelaunch') return undefined
  const { candidates, currency } = definition
  const candidate = candidates.find((one) => one.id === only) ?? candidates[placeOf(candidates.length, id, respondent)]
  if (!candidate) return undefined
  const steps = stepsOf(candidate, currency)
  return { candidate, price: steps[placeOf(steps.length, id, candidate.id, respondent)] ?? 0 }
}

/** What a form carries along: for which link and visitor the page was shown, and when. */
export function proofOf(signer: Signer, { link, visitor }: Session, now: number): string {
  return signer.sign(ofForm, `${link.id} ${visitor} ${now}`)
}

/** The session in which a form was shown, and when it was. Throws `Malformed` for a form that was not shown here. */
export function sessionOfForm(signer: Signer, opened: Session, proof: string): { session: Session; shownAt: number } {
  const [link, visitor = '', at] = signer.verify(ofForm, proof)?.split(' ') ?? []
  if (link !== opened.link.id || !visitorPattern.test(visitor))
    throw new Malformed('proof', proof, {
      en: 'the form was not shown under this link',
      zh: '表单不是由该链接的页面提交的',
    })
  return { session: sessionOf(signer, opened, visitor), shownAt: Number(at) }
}

/** Nobody reads a page and answers faster. */
const fastestMs = 1500

type Sent = { method: string; headers: Readonly<Record<string, string | string[] | undefined>> }

/** Why a request is taken for no person's; such answers are kept, and do not count. */
export function botReasonsOf(sent: Sent, form?: { website: string; shownAt: number; now: number }): string[] {
  const isBot = readAgent(String(sent.headers['user-agent'] ?? '').slice(0, 1000)).isBot
  return [
    ...(isBot ? ['user_agent'] : []),
    ...reasonsAgainst(sent),
    ...(form && form.website !== '' ? ['hidden_field'] : []),
    ...(form && form.now - form.shownAt < fastestMs ? ['too_fast'] : []),
  ]
}
