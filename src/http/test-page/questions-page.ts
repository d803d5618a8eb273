import { askedOf, fieldOf } from '../../collect/product-tests/read-form.ts'
import { inLanguage } from '../../kernel/localized.ts'
import { isOfEach } from '../../manage/product-test-input.ts'
import { candidateHtml, type Showing } from './candidate.ts'
import { type Html, html } from './html.ts'
import { pageOf } from './layout.ts'
import { type Filled, questionHtml } from './question-html.ts'
import { pageWords } from './words.ts'

/** Where a form goes, and what it carries along; a preview goes nowhere. */
export type Going = { path: string; proof: string; isPreview: boolean }
export const nothingFilled: Filled = { form: new URLSearchParams(), faults: new Map() }

/** The questions of a test: each product with what is asked of it, then what is asked of all. */
export function questionsPage(showing: Showing, going: Going, filled = nothingFilled): string {
  const { test, language } = showing
  const words = pageWords(language)
  const say = (text: Record<string, string>) => inLanguage(text, language, test.languages)
  const [ofEach, ofAll] = [test.questions.filter(isOfEach), test.questions.filter((one) => !isOfEach(one))]
  const products = test.candidates.map(
    (candidate) =>
      html`<section>${candidateHtml(showing, candidate, 2)}${ofEach.map((one) => questionHtml(showing, filled, one, candidate))}</section>`,
  )
  const body = html`<h1>${say(test.title)}</h1><p class="pre">${say(test.intro)}</p>${faultsHtml(showing, filled)}
${formHtml(
  going,
  html`${products}${ofAll.map((one) => questionHtml(showing, filled, one, undefined))}
<p class="note pre">${say(test.consent)}</p><p class="note">${words.answered}</p>
<button${going.isPreview && html` disabled`}>${words.send}</button>`,
  words.leave_empty,
)}`
  return pageOf({ language, languages: test.languages, title: say(test.title), path: going.path, body })
}

/** A form with its proof, and a field that only programs fill. */
export function formHtml({ path, proof }: Going, fields: Html, leaveEmpty: string): Html {
  return html`<form method="post" action="${path}"><input type="hidden" name="proof" value="${proof}">
<div class="hp" aria-hidden="true"><label>${leaveEmpty}<input type="text" name="website" tabindex="-1" autocomplete="off"></label></div>
${fields}</form>`
}

function faultsHtml({ test, language }: Showing, { faults }: Filled): Html | false {
  if (faults.size === 0) return false
  const say = (text: Record<string, string>) => inLanguage(text, language, test.languages)
  const links = askedOf(test).flatMap(({ question, candidate }) => {
    const field = fieldOf(question.id, candidate?.id ?? '')
    const about = candidate ? `${say(candidate.name)}: ` : ''
    return faults.has(field) ? [html`<li><a href="#${field}">${about}${say(question.text)}</a></li>`] : []
  })
  return html`<div role="alert"><p class="bad">${pageWords(language).mend}</p><ul>${links}</ul></div>`
}
