import { createHash } from 'node:crypto'
import { Html, html } from './html.ts'
import { pageWords } from './words.ts'

const style = `:root{color-scheme:light dark;--line:#8886;--accent:#1f6f5c;--bad:#b3261e}
@media(prefers-color-scheme:dark){:root{--accent:#5cc2a6;--bad:#ff8a80}}
*{box-sizing:border-box}body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:40rem;padding:1.5rem 1rem 4rem;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.2rem;margin-top:2rem}.pre{white-space:pre-line}.note{opacity:.8;font-size:.9rem}
img{max-width:100%;height:auto;border-radius:8px}fieldset{border:1px solid var(--line);border-radius:8px;margin:1rem 0;padding:.75rem 1rem}
legend{font-weight:600;padding:0 .25rem}label{display:block;padding:.35rem 0}input[type=text],input[type=email],textarea{width:100%;font:inherit;padding:.5rem;border:1px solid var(--line);border-radius:6px;background:transparent;color:inherit}
.scale{display:flex;flex-wrap:wrap;gap:.25rem 1rem}.bad{color:var(--bad);font-weight:600}.price{font-size:1.4rem;font-weight:700}
button{font:inherit;font-weight:600;padding:.6rem 1.2rem;border:0;border-radius:8px;background:var(--accent);color:#fff;cursor:pointer}
@media(prefers-color-scheme:dark){button{color:#000}}:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.hp{position:absolute;left:-9999px}nav{font-size:.9rem;text-align:end}nav a{margin-inline-start:.75rem}`
const styleHash = createHash('sha256').update(style).digest('base64')

/** Nothing runs on these pages, and they ask no other machine for anything. `framedBy` is who may show them in a frame. */
export const pagePolicy = (framedBy: "'none'" | "'self'") =>
  `default-src 'none'; style-src 'sha256-${styleHash}'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ${framedBy}`

export type Shown = { language: string; languages: readonly string[]; title: string; path: string; body: Html }

/** A whole page. Languages lead to the same page in another. */
export function pageOf({ language, languages, title, path, body }: Shown): string {
  const words = pageWords(language)
  const others = languages.filter((one) => one !== language)
  const links = others.map(
    (one) => html`<a href="${path}?lang=${one}" lang="${one}" hreflang="${one}">${nameOf(one)}</a>`,
  )
  const page = html`<!doctype html><html lang="${language}" dir="${isRightToLeft(language) ? 'rtl' : 'ltr'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title>
<style>${new Html(style)}</style></head><body>
${links.length > 0 && html`<nav aria-label="${words.languages}">${links}</nav>`}
<main>${body}</main></body></html>`
  return page.text
}

/** A page that says one thing. */
export function plainPage(language: string, say: 'closed' | 'gone' | 'failed' | 'too_many'): string {
  const text = pageWords(language)[say]
  return pageOf({ language, languages: [], title: text, path: '', body: html`<h1>${text}</h1>` })
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur'])
const isRightToLeft = (language: string) => rightToLeft.has(language.toLowerCase().split('-')[0] ?? '')

function nameOf(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  } catch {
    return language
  }
}
