import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Text } from '../api/measures.ts'
import type { Language } from './start.ts'

/** Texts of the page, the language they are in, and the choice among texts that come from the server. */
export function useTexts(): { t: TFunction; language: Language; pick: (text: Text | undefined) => string } {
  const { t, i18n } = useTranslation()
  const language: Language = i18n.language.startsWith('zh') ? 'zh-CN' : 'en'
  return { t, language, pick: (text) => (text ? (language === 'zh-CN' ? text.zh : text.en) : '') }
}
