import { z } from 'zod'
import { isCurrency, toMinor } from '../kernel/money.ts'
import { country, language, plainText } from './text-fields.ts'

/** What a person can be asked. Interest and prices are always about one candidate. */
export const questionKinds = [
  ...(['interest', 'single', 'multiple', 'scale', 'price_sensitivity', 'price_ladder', 'text'] as const),
] as const
export type QuestionKind = (typeof questionKinds)[number]
const aboutCandidates: readonly QuestionKind[] = ['interest', 'price_sensitivity', 'price_ladder']

const mostLanguages = 12
const words = (most: number) =>
  z
    .record(language, plainText(most))
    .refine((text) => Object.keys(text).length <= mostLanguages, `at most ${mostLanguages} languages`)
const id = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'takes small letters, digits, - and _')
const price = z.string().trim().max(20).describe('A plain decimal, such as 29.90')

const candidate = z.strictObject({
  id,
  name: words(200),
  about: words(2000).default({}).describe('What it is, in a few sentences'),
  picture_text: words(500).default({}).describe('What the picture shows, for those who do not see it'),
  sku: plainText(200).default('').describe('Where the product has one already'),
  market: z
    .union([z.literal(''), country])
    .default('')
    .describe('Where it is to be sold; empty for anywhere'),
  planned_price: price,
  landed_cost: price.nullable().default(null).describe('What one costs until it is at the customer; null is unknown'),
  price_steps: z.array(price).max(8).default([]).describe('Prices to try, rising'),
})

const option = z.strictObject({ id, label: words(200) })
const question = z
  .strictObject({
    id,
    kind: z.enum(questionKinds),
    text: words(500),
    each: z.boolean().default(false).describe('Asked of each candidate; interest and prices always are'),
    required: z.boolean().default(true),
    options: z.array(option).max(20).default([]),
    most: z.int().min(2).max(10).default(5).describe('Of a scale from 1: the highest number'),
    low: words(100).default({}).describe('What 1 means'),
    high: words(100).default({}).describe('What the highest number means'),
  })
  .superRefine(({ kind, options }, context) => {
    const isChoice = kind === 'single' || kind === 'multiple'
    if (isChoice !== options.length > 1)
      context.addIssue({ code: 'custom', path: ['options'], message: 'two or more for a choice, none for the others' })
    if (new Set(options.map((one) => one.id)).size < options.length)
      context.addIssue({ code: 'custom', path: ['options'], message: 'the same id stands there twice' })
  })

const once = (all: readonly { id: string }[]) => new Set(all.map((one) => one.id)).size === all.length

/** What is stated of a test of products. The first of the languages is the one of whoever reads none of them. */
export const productTestFields = z
  .strictObject({
    name: plainText(200).min(1).describe('For the brand alone'),
    currency: z.string().refine(isCurrency, 'not an ISO 4217 code'),
    languages: z
      .array(language)
      .min(1)
      .max(mostLanguages)
      .refine((all) => new Set(all).size === all.length, 'the same language stands there twice'),
    title: words(200),
    intro: words(2000).default({}),
    consent: words(2000).describe('What people are told of their answers, and agree to'),
    contact_consent: words(2000).default({}).describe('What people agree to who leave their address'),
    candidates: z.array(candidate).min(1).max(12).refine(once, 'the same id stands there twice'),
    questions: z.array(question).max(30).default([]).refine(once, 'the same id stands there twice'),
    minimum_answers: z.int().min(5).max(100_000).default(30).describe('Fewer people than these make no verdict'),
    goal_answers_percent: z.int().min(1).max(99).default(40).describe('Share of those asked that has to be interested'),
    goal_page_percent: z.int().min(1).max(99).default(5).describe('Share of visitors of a page that has to be'),
  })
  .superRefine((test, context) => {
    const fault = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
    checkWords(test, fault)
    test.candidates.forEach((one, i) => {
      checkPrices(one, test.currency, (field, message) => fault(['candidates', i, field], message))
    })
    if (test.questions.some(({ kind }) => kind === 'price_ladder'))
      test.candidates.forEach(({ price_steps }, i) => {
        if (price_steps.length < 2) fault(['candidates', i, 'price_steps'], 'a ladder of prices needs two or more')
      })
  })

type Fault = (path: (string | number)[], message: string) => void

function checkWords(test: ProductTestBefore, fault: Fault): void {
  const first = test.languages[0] ?? ''
  const need = (text: Record<string, string>, path: (string | number)[]) => {
    if (!text[first]) fault([...path, first], 'has to be there in the first language')
    const unknown = Object.keys(text).find((tag) => !test.languages.includes(tag))
    if (unknown) fault([...path, unknown], 'is none of the languages of the test')
  }
  need(test.title, ['title'])
  need(test.consent, ['consent'])
  test.candidates.forEach(({ name }, i) => {
    need(name, ['candidates', i, 'name'])
  })
  test.questions.forEach(({ text, options }, i) => {
    need(text, ['questions', i, 'text'])
    options.forEach(({ label }, j) => {
      need(label, ['questions', i, 'options', j, 'label'])
    })
  })
}

type ProductTestBefore = {
  languages: string[]
  title: Record<string, string>
  consent: Record<string, string>
  candidates: { name: Record<string, string> }[]
  questions: { text: Record<string, string>; options: { label: Record<string, string> }[] }[]
}

const mostMinor = 1_000_000_000_000n

function checkPrices(
  one: Pick<z.output<typeof candidate>, 'planned_price' | 'landed_cost' | 'price_steps'>,
  currency: string,
  fault: (field: string, message: string) => void,
): void {
  if (!isCurrency(currency)) return
  const read = (text: string) => toMinor(text, currency)
  const isPrice = (minor: bigint | undefined) => minor !== undefined && minor > 0n && minor <= mostMinor
  if (!isPrice(read(one.planned_price))) fault('planned_price', 'not a plain decimal above zero')
  const cost = one.landed_cost === null ? 0n : read(one.landed_cost)
  if (cost === undefined || cost < 0n || cost > mostMinor) fault('landed_cost', 'not a plain decimal of zero or more')
  const steps = one.price_steps.map(read)
  if (!steps.every(isPrice)) fault('price_steps', 'not plain decimals above zero')
  else if (steps.some((step, i) => i > 0 && (step ?? 0n) <= (steps[i - 1] ?? 0n)))
    fault('price_steps', 'have to rise, each higher than the one before')
}

export type ProductTestInput = z.output<typeof productTestFields>
export type Candidate = ProductTestInput['candidates'][number]
export type Question = ProductTestInput['questions'][number]

/** Whether a question is asked of each candidate. */
export const isOfEach = ({ kind, each }: Question): boolean => each || aboutCandidates.includes(kind)

/** A price of a test in minor units; prices are checked when a test is stated. */
export function minorOf(price: string, currency: string): number {
  return Number(toMinor(price, currency) ?? 0n)
}

/** The prices that are tried of a candidate, rising; the planned one where none is stated. */
export function stepsOf({ price_steps, planned_price }: Candidate, currency: string): number[] {
  const prices = price_steps.length > 0 ? price_steps : [planned_price]
  return prices.map((price) => minorOf(price, currency))
}
