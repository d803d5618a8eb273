import type { Text } from '../../kernel/errors.ts'
import { toMinor } from '../../kernel/money.ts'
import {
  type Candidate,
  isOfEach,
  type ProductTestInput,
  type Question,
  stepsOf,
} from '../../manage/product-test-input.ts'
import { type EntryRow, emptyRow } from './entry.ts'

/** What a person can mend: the page is shown again, with what is missing. */
export type FormFault = 'required' | 'price' | 'rising' | 'too_long'
/** What the page cannot send: somebody else has. */
export class Malformed extends Error {
  readonly field: string
  readonly value: string
  readonly reason: Text
  readonly remedy: Text
  constructor(field: string, value: string, reason: Text) {
    super(reason.en)
    this.field = field
    this.value = value.slice(0, 200)
    this.reason = reason
    this.remedy = sendThePage
  }
}
const sendThePage: Text = {
  en: 'Nothing to do where a program sent it. If people meet this, open the link again and answer on its page.',
  zh: '如由程序提交，无需处理。如有真人遇到，请重新打开链接，在页面上作答。',
}

export const longestAnswer = 2000
/** The four prices of price sensitivity, as they rise. */
export const sensitivityPrices = ['too_cheap', 'cheap', 'expensive', 'too_expensive'] as const
/** What stands for "at none of these prices". */
export const noPrice = 'none'

/** The field of a question, of one candidate where it is asked of each. */
export const fieldOf = (question: string, candidate: string) => `q.${question}${candidate && `.${candidate}`}`

/** What is asked: each question once, or once for each candidate. */
export function askedOf({ questions, candidates }: ProductTestInput): Asked[] {
  return questions.flatMap((question): Asked[] => {
    const about = isOfEach(question) ? candidates : [undefined]
    return about.map((candidate) => ({ question, candidate }))
  })
}
type Asked = { question: Question; candidate: Candidate | undefined }

/** The answers of a form, and what has to be mended by its field. Throws `Malformed` for what the page cannot have sent. */
export function readForm(
  test: ProductTestInput,
  form: URLSearchParams,
): { rows: EntryRow[]; faults: Map<string, FormFault> } {
  const faults = new Map<string, FormFault>()
  const asked = askedOf(test)
  demandKnownFields(asked, form)
  const rows = asked.map((one) => rowOf(one, test, form, faults))
  return { rows, faults }
}

function demandKnownFields(asked: readonly Asked[], form: URLSearchParams): void {
  const known = new Set(
    asked.flatMap(({ question, candidate }) => {
      const field = fieldOf(question.id, candidate?.id ?? '')
      return question.kind === 'price_sensitivity' ? sensitivityPrices.map((name) => `${field}.${name}`) : [field]
    }),
  )
  for (const [name, value] of form)
    if (name.startsWith('q.') && !known.has(name))
      throw new Malformed(name, value, { en: 'a question that the test does not have', zh: '测试中没有这个问题' })
}

function rowOf(
  { question, candidate }: Asked,
  test: ProductTestInput,
  form: URLSearchParams,
  faults: Map<string, FormFault>,
): EntryRow {
  const field = fieldOf(question.id, candidate?.id ?? '')
  const base = { ...emptyRow, kind: 'answer' as const, candidate: candidate?.id ?? '', question: question.id }
  const told = readers[question.kind]({
    question,
    field,
    form,
    faults,
    currency: test.currency,
    steps: candidate ? stepsOf(candidate, test.currency) : [],
  })
  if (told) return { ...base, ...told }
  if (question.required && !faults.has(field)) faults.set(field, 'required')
  return { ...base, answered: false }
}

type Reading = {
  question: Question
  field: string
  form: URLSearchParams
  faults: Map<string, FormFault>
  currency: string
  steps: readonly number[]
}
type Told = Partial<Pick<EntryRow, 'choices' | 'number' | 'prices' | 'text'>> | undefined

const readers: Readonly<Record<Question['kind'], (reading: Reading) => Told>> = {
  interest: (reading) => readNumber(reading, 5),
  scale: (reading) => readNumber(reading, reading.question.most),
  single: readChoices,
  multiple: readChoices,
  price_ladder: readLadder,
  price_sensitivity: readSensitivity,
  text: readText,
}

function readNumber({ field, form }: Reading, most: number): Told {
  const text = one(form, field)
  if (text === '') return undefined
  const number = Number(text)
  if (!/^\d{1,2}$/.test(text) || number < 1 || number > most)
    throw new Malformed(field, text, { en: `not a number from 1 to ${most}`, zh: `不是 1 到 ${most} 的数字` })
  return { number }
}

function readChoices({ question, field, form }: Reading): Told {
  const choices = [...new Set(form.getAll(field).filter((choice) => choice !== ''))]
  const wrong = choices.find((choice) => !question.options.some(({ id }) => id === choice))
  if (wrong !== undefined) throw new Malformed(field, wrong, { en: 'not one of the choices', zh: '不在选项之中' })
  if (question.kind === 'single' && choices.length > 1)
    throw new Malformed(field, choices.join(' '), { en: 'several choices where one is taken', zh: '单选题选了多项' })
  return choices.length > 0 ? { choices } : undefined
}

function readLadder({ field, form, steps }: Reading): Told {
  const text = one(form, field)
  if (text === '') return undefined
  if (text === noPrice) return { prices: [] }
  const price = steps.find((step) => String(step) === text)
  if (price === undefined) throw new Malformed(field, text, { en: 'not one of the prices', zh: '不在价格选项之中' })
  return { prices: [price] }
}

function readSensitivity({ field, form, faults, currency }: Reading): Told {
  const texts = sensitivityPrices.map((name) => one(form, `${field}.${name}`).trim())
  if (texts.every((text) => text === '')) return undefined
  const prices = texts.map((text) => typedPrice(text, currency))
  if (prices.some((price) => price === undefined)) faults.set(field, 'price')
  else if (prices.some((price, i) => i > 0 && (price ?? 0) < (prices[i - 1] ?? 0))) faults.set(field, 'rising')
  else return { prices: prices.map((price) => price ?? 0) }
  return undefined
}

/** A price as people type it, with a point or a comma; undefined for anything else. */
function typedPrice(text: string, currency: string): number | undefined {
  const [, whole, part = ''] = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(text) ?? []
  if (whole === undefined) return undefined
  const minor = toMinor(part ? `${whole}.${part}` : whole, currency)
  return minor !== undefined && minor > 0n ? Number(minor) : undefined
}

function readText({ field, form, faults }: Reading): Told {
  // Characters that no keyboard writes have no place in a text, and the registry keeps no zero byte.
  const text = one(form, field)
    .replace(/[^\P{Cc}\n\r\t]/gu, '')
    .trim()
  if (text.length > longestAnswer) faults.set(field, 'too_long')
  return text === '' ? undefined : { text: text.slice(0, longestAnswer) }
}

function one(form: URLSearchParams, field: string): string {
  const all = form.getAll(field)
  if (all.length > 1)
    throw new Malformed(field, all.join(' '), { en: 'the same field stands there twice', zh: '同一字段出现多次' })
  return all[0] ?? ''
}
