import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import { inLanguage } from '../../kernel/localized.ts'
import type { Stated } from '../../manage/loads.ts'
import type { Teller } from '../telling.ts'
import { type EntryKind, type EntryRow, emptyRow } from './entry.ts'
import { keepEntry, type Preorder } from './keep-entry.ts'
import { type FormFault, Malformed, readForm } from './read-form.ts'
import type { Session } from './session.ts'

type Keeping = { registry: Stated; answerTeller: Teller }
/** What was sent, in which language, and why it is no person's (empty where it is). */
export type SentForm = { form: URLSearchParams; language: string; reasons: string[] }
/** What became of it: kept, or shown again with what has to be mended. */
export type Taken =
  | { done: 'answers' | 'interest' | 'preorder' }
  | { faults: ReadonlyMap<string, FormFault> }
  | { wrongEmail: string }

const address = z.email().max(254)

/** Takes a form; what is kept is on the disk when it resolves. Throws `Malformed`, or `too_many_requests`. */
export async function takeForm(parts: Keeping, session: Session, sent: SentForm): Promise<Taken> {
  if (session.offer) return takeOffer(parts, session, sent)
  const { rows, faults } = readForm(session.test.definition, sent.form)
  if (faults.size > 0) return { faults }
  await keep(parts, session, sent, rows)
  return { done: 'answers' }
}

async function takeOffer(parts: Keeping, session: Session, sent: SentForm): Promise<Taken> {
  const preorder = preorderOf(session, sent)
  if (preorder === 'wrong') return { wrongEmail: (sent.form.get('email') ?? '').slice(0, 300) }
  const done = preorder ? 'preorder' : 'interest'
  await keep(parts, session, sent, [rowOfOffer(session, done)], preorder)
  return { done }
}

/** The address that somebody leaves; undefined for who only tells their interest. */
function preorderOf({ test, offer }: Session, { form, language }: SentForm): Preorder | undefined | 'wrong' {
  const { languages, contact_consent, currency } = test.definition
  const consent = inLanguage(contact_consent, language, languages)
  const does = form.get('do') ?? ''
  if (does === 'interest') return undefined
  if (does !== 'preorder' || consent === '' || !offer)
    throw new Malformed('do', does, { en: 'not a button of the page', zh: '不是页面上的按钮' })
  const email = address.safeParse((form.get('email') ?? '').trim())
  if (!email.success || form.get('consent') !== 'yes') return 'wrong'
  return { candidate: offer.candidate.id, email: email.data, consent, price_minor: offer.price, currency }
}

function rowOfOffer({ offer }: Session, kind: EntryKind): EntryRow {
  return { ...emptyRow, kind, candidate: offer?.candidate.id ?? '', prices: offer ? [offer.price] : [] }
}

async function keep(
  { registry, answerTeller }: Keeping,
  { link, respondent }: Session,
  { language, reasons }: Omit<SentForm, 'form'>,
  rows: EntryRow[],
  preorder?: Preorder,
): Promise<void> {
  const { brand, test, id, audience, market, person } = link
  const entry = { link: id, audience, market, language, respondent, bot_reasons: reasons, rows }
  await keepEntry(registry, { brand, test, customer: person, entry, ...(preorder && { preorder }) })
  answerTeller.wake()
}

/** Notes that the page of a product was seen. Of somebody who comes too often it is noted no more; they see the page all the same. */
export async function noteVisit(parts: Keeping, session: Session, told: Omit<SentForm, 'form'>): Promise<void> {
  await keep(parts, session, told, [rowOfOffer(session, 'visit')]).catch((error) => {
    if (!(error instanceof Problem && error.code === 'too_many_requests')) throw error
  })
}
