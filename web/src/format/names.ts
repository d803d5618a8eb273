import { useCallback } from 'react'
import { useTexts } from '../i18n/use-texts.ts'

/** A market's name in the reader's language; the code itself where it is none. */
export function countryName(code: string, language: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code
  return new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(code) ?? code
}

/** A currency's name in the reader's language; the code itself where it is none. */
export function currencyName(code: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'currency', fallback: 'code' }).of(code) ?? code
}

/** Columns whose values are words of Millpond, and where i18n keeps those: `words.<group>.<value>`. */
const groups: Readonly<Record<string, string>> = {
  sales_channel: 'channel',
  step: 'step',
  toll: 'step',
  platform: 'platform',
  entry: 'entry',
  customer: 'customer',
  kind: 'kind',
  line_kind: 'line_kind',
  fulfilment: 'fulfilment',
  status: 'status',
  device: 'device',
  event: 'event',
}

/** A text that somebody wrote in both languages, as "English / 中文", in the reader's own; any other as it is. */
export function inLanguage(text: string, language: string): string {
  const halves = text.split(' / ')
  const [first = '', second = ''] = halves
  if (halves.length !== 2 || isChinese(first) === isChinese(second)) return text
  return isChinese(first) === language.startsWith('zh') ? first : second
}

function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text)
}

/** How values of a text column are read: names of channels, markets and steps; anything else as it is. */
export function useNames(): (column: string, value: unknown) => string {
  const { t, language } = useTexts()
  return useCallback(
    (column, value) => {
      const word = (group: string) => (one: string) => t(`words.${group}.${one}`, { defaultValue: one })
      const text = value === null || value === undefined ? '' : String(value)
      if (text === 'rest') return t('figure.rest')
      if (text === '' || text === '(none)') return t('figure.none')
      if (column === 'country') return countryName(text, language)
      if (column === 'platforms') return text.split(', ').map(word('platform')).join(t('audit.comma'))
      const group = groups[column]
      return group ? word(group)(text) : text
    },
    [t, language],
  )
}
