import {
  type FormFault,
  fieldOf,
  longestAnswer,
  noPrice,
  sensitivityPrices,
} from '../../collect/product-tests/read-form.ts'
import { inLanguage } from '../../kernel/localized.ts'
import { type Candidate, type Question, stepsOf } from '../../manage/product-test-input.ts'
import { type Showing, shownPrice } from './candidate.ts'
import { type Html, html } from './html.ts'
import { type PageWords, pageWords } from './words.ts'

/** What somebody sent before, and what of it has to be mended. */
export type Filled = { form: URLSearchParams; faults: ReadonlyMap<string, FormFault> }
type Asking = {
  question: Question
  candidate: Candidate | undefined
  field: string
  showing: Showing
  words: PageWords
  filled: Filled
  say: (text: Record<string, string>) => string
}

/** A question with its fields, filled as they were. */
export function questionHtml(
  showing: Showing,
  filled: Filled,
  question: Question,
  candidate: Candidate | undefined,
): Html {
  const words = pageWords(showing.language)
  const say = (text: Record<string, string>) => inLanguage(text, showing.language, showing.test.languages)
  const field = fieldOf(question.id, candidate?.id ?? '')
  const fault = filled.faults.get(field)
  const asking = { question, candidate, field, showing, words, filled, say }
  return html`<fieldset id="${field}"${fault !== undefined && html` aria-describedby="${field}-fault"`}>
<legend>${say(question.text)}${!question.required && html` <span class="note">(${words.optional})</span>`}</legend>
${fault !== undefined && html`<p class="bad" id="${field}-fault">${words[fault]}</p>`}
${fieldsOf[question.kind](asking)}</fieldset>`
}

const fieldsOf: Readonly<Record<Question['kind'], (asking: Asking) => Html>> = {
  interest: (asking) =>
    radios(
      asking,
      asking.words.interest.map((label, i) => [String(i + 1), label]),
    ),
  single: (asking) => radios(asking, optionsOf(asking)),
  multiple: (asking) =>
    html`<p class="note">${asking.words.choose_several}</p>${boxes(asking, 'checkbox', optionsOf(asking))}`,
  scale,
  price_ladder: ladder,
  price_sensitivity: sensitivity,
  text: ({ field, filled, question, say }) =>
    html`<textarea name="${field}" rows="4" maxlength="${longestAnswer}" aria-label="${say(question.text)}"${question.required && html` required`}>${filled.form.get(field) ?? ''}</textarea>`,
}

const optionsOf = ({ question, say }: Asking): [string, string][] =>
  question.options.map(({ id, label }) => [id, say(label)])

const radios = (asking: Asking, choices: readonly (readonly [string, string])[]) => boxes(asking, 'radio', choices)

function boxes(
  { field, filled, question }: Asking,
  type: 'radio' | 'checkbox',
  choices: readonly (readonly [string, string])[],
) {
  const chosen = filled.form.getAll(field)
  const isRequired = type === 'radio' && question.required
  return html`${choices.map(
    ([value, label]) =>
      html`<label><input type="${type}" name="${field}" value="${value}"${chosen.includes(value) && html` checked`}${isRequired && html` required`}> ${label}</label>`,
  )}`
}

function scale(asking: Asking): Html {
  const { question, say } = asking
  const numbers = Array.from({ length: question.most }, (_, i) => [String(i + 1), String(i + 1)] as const)
  const ends = [
    say(question.low) && `1 = ${say(question.low)}`,
    say(question.high) && `${question.most} = ${say(question.high)}`,
  ]
  return html`<p class="note">${ends.filter(Boolean).join(' · ')}</p><div class="scale">${radios(asking, numbers)}</div>`
}

function ladder(asking: Asking): Html {
  const { candidate, showing, words } = asking
  const { currency } = showing.test
  const steps = candidate ? stepsOf(candidate, currency) : []
  const prices = steps.map((step) => [String(step), shownPrice(step, currency, showing.language)] as const)
  return html`<p class="note">${words.ladder}</p>${radios(asking, [...prices, [noPrice, words.ladder_none]])}`
}

function sensitivity({ field, filled, words, showing, question }: Asking): Html {
  const note = words.sensitivity.replace('{currency}', showing.test.currency)
  return html`<p class="note">${note}</p>${sensitivityPrices.map((name) => {
    const value = filled.form.get(`${field}.${name}`) ?? ''
    return html`<label>${words[name]}<input type="text" inputmode="decimal" autocomplete="off" maxlength="13" name="${field}.${name}" value="${value}"${question.required && html` required`}></label>`
  })}`
}
