import { inLanguage } from '../../kernel/localized.ts'
import type { Candidate } from '../../manage/product-test-input.ts'
import { candidateHtml, type Showing, shownPrice } from './candidate.ts'
import { html } from './html.ts'
import { pageOf } from './layout.ts'
import { formHtml, type Going } from './questions-page.ts'
import { pageWords } from './words.ts'

type Offered = { candidate: Candidate; price: number; email?: string; isWrong?: boolean }

/** A product that is not sold yet, at one price, with a button for interest and one for an address. */
export function productPage(
  showing: Showing,
  going: Going,
  { candidate, price, email = '', isWrong }: Offered,
): string {
  const { test, language } = showing
  const words = pageWords(language)
  const say = (text: Record<string, string>) => inLanguage(text, language, test.languages)
  const contact = say(test.contact_consent)
  const off = going.isPreview && html` disabled`
  const body = html`${candidateHtml(showing, candidate, 1)}
<p class="price">${shownPrice(price, test.currency, language)}</p>
${formHtml(going, html`<button name="do" value="interest"${off}>${words.interested}</button>`, words.leave_empty)}
${
  contact !== '' &&
  formHtml(
    going,
    html`<fieldset><legend>${words.preorder}</legend>${isWrong && html`<p class="bad" role="alert">${words.email_wrong}</p>`}
<label>${words.email}<input type="email" name="email" maxlength="254" autocomplete="email" required value="${email}"></label>
<label><input type="checkbox" name="consent" value="yes" required> <span class="pre">${contact}</span></label>
<p class="note">${words.preorder_note}</p><button name="do" value="preorder"${off}>${words.preorder}</button></fieldset>`,
    words.leave_empty,
  )
}
<p class="note pre">${say(test.consent)}</p>`
  return pageOf({ language, languages: test.languages, title: say(candidate.name), path: going.path, body })
}

/** What is said after something was sent. */
export function thanksPage(
  { test, language }: Showing,
  path: string,
  done: 'answers' | 'interest' | 'preorder',
): string {
  const words = pageWords(language)
  const text = { answers: words.thanks, interest: words.interested_thanks, preorder: words.preorder_thanks }[done]
  const back = done === 'answers' ? words.again : words.back
  const body = html`<h1>${text}</h1><p><a href="${path}?lang=${language}">${back}</a></p>`
  return pageOf({ language, languages: [], title: inLanguage(test.title, language, test.languages), path, body })
}
