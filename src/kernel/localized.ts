/** A text in several languages, by tag ("en", "zh-CN"). */
export type Localized = Readonly<Record<string, string>>

/**
 * Which of the languages that there are somebody reads best, as their browser states it ("de-CH, en;q=0.8"); the first without
 * any. A wish for a language is met by one of its variants, and a wish for a variant by the language.
 */
export function chooseLanguage(wished: string, available: readonly string[]): string {
  const wishes = wished
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';')
      const quality = Number(/^\s*q=([\d.]+)/.exec(rest.join(';'))?.[1] ?? 1)
      return { tag: tag.trim().toLowerCase(), quality: Number.isFinite(quality) ? quality : 0 }
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { tag } of wishes) {
    const found = matching(tag, available)
    if (found !== undefined) return found
  }
  return available[0] ?? 'en'
}

function matching(tag: string, available: readonly string[]): string | undefined {
  const exact = available.find((one) => one.toLowerCase() === tag)
  return exact ?? available.find((one) => one.toLowerCase().split('-')[0] === tag.split('-')[0])
}

/** The text in a language; without it, in the first of the languages that has one. */
export function inLanguage(text: Localized, language: string, languages: readonly string[]): string {
  return [language, ...languages].map((one) => text[one]).find((one) => one !== undefined && one !== '') ?? ''
}
