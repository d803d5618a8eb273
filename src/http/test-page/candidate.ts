import { inLanguage } from '../../kernel/localized.ts'
import { minorDigits } from '../../kernel/money.ts'
import type { Candidate, ProductTestInput } from '../../manage/product-test-input.ts'
import { type Html, html } from './html.ts'

/** What a page shows, in which language, and where its pictures are; undefined for a product without one. */
export type Showing = {
  test: ProductTestInput
  language: string
  picture: (candidate: string) => string | undefined
}

/** A product as people see it. */
export function candidateHtml({ test, language, picture }: Showing, candidate: Candidate, level: 1 | 2): Html {
  const say = (text: Record<string, string>) => inLanguage(text, language, test.languages)
  const address = picture(candidate.id)
  const heading = level === 1 ? html`<h1>${say(candidate.name)}</h1>` : html`<h2>${say(candidate.name)}</h2>`
  const about = say(candidate.about)
  return html`${heading}${address !== undefined && html`<p><img src="${address}" alt="${say(candidate.picture_text)}"></p>`}
${about !== '' && html`<p class="pre">${about}</p>`}`
}

/** An amount as people of the language write it. */
export function shownPrice(minor: number, currency: string, language: string): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency }).format(minor / 10 ** minorDigits(currency))
}
