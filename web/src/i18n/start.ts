import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]
const stored = 'millpond.language'

/** The reader's language: what was chosen here before, else what the browser asks for, else English. */
export function preferredLanguage(chosen: string | null, asked: readonly string[]): Language {
  const wanted = [chosen, ...asked].filter((tag): tag is string => Boolean(tag))
  for (const tag of wanted) {
    if (tag.toLowerCase().startsWith('zh')) return 'zh-CN'
    if (tag.toLowerCase().startsWith('en')) return 'en'
  }
  return 'en'
}

async function textsOf(language: Language): Promise<Record<string, unknown>> {
  const file = language === 'en' ? await import('./en.json') : await import('./zh-CN.json')
  return file.default
}

/** Loads the texts of the reader's language; the other language is fetched only when it is chosen. */
export async function startTexts(): Promise<void> {
  const language = preferredLanguage(localStorage.getItem(stored), navigator.languages)
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await textsOf(language) } },
    interpolation: { escapeValue: false },
  })
  document.documentElement.lang = language
}

/** Follows the language of the account, unless another was chosen on this device. */
export async function followAccount(locale: string | null | undefined): Promise<void> {
  if (locale && !localStorage.getItem(stored)) await chooseLanguage(locale.startsWith('zh') ? 'zh-CN' : 'en')
}

/** Switches the language of the whole page and remembers it on this device. */
export async function chooseLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await textsOf(language))
  }
  localStorage.setItem(stored, language)
  document.documentElement.lang = language
  await i18next.changeLanguage(language)
}
