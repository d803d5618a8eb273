import { useCallback } from 'react'
import type { Answer, Cell, Definition, Row } from '../api/measures.ts'
import { showBucket } from '../format/bucket.ts'
import { useNames } from '../format/names.ts'
import { showCell } from '../format/value.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useLocale } from '../shell/workspace.tsx'

type Named = { definition: Definition; answer: Answer }

/**
 * How values of an answer are read: numbers by their unit, days by the step of time, words by their column's list of
 * them, anything else as it is read everywhere. The column `key` holds what the parameter `by` or the row's `factor` says;
 * a word that does not apply is a dash.
 */
export function useAnswerNames({ definition, answer }: Named): (column: string, value: unknown, row?: Row) => string {
  const { pick, language } = useTexts()
  const locale = useLocale(answer.currency)
  const nameOf = useNames()
  const { params } = answer
  return useCallback(
    (column, value, row) => {
      const spec = definition.columns[column]
      if (value === null && spec?.unit === 'text') return '–'
      const text = String(value ?? '')
      const { by, from, to } = params
      if (spec?.unit === 'day' || (column === 'key' && by === 'month'))
        return showBucket(text, language, { by, from, to })
      if (spec && spec.unit !== 'text' && text !== '' && Number.isFinite(Number(text)))
        return showCell(text as Cell, spec.unit, locale)
      return (
        pick(spec?.values?.[text]) || nameOf(column === 'key' ? String(by ?? row?.factor ?? column) : column, value)
      )
    },
    [definition, params, pick, nameOf, language, locale],
  )
}

/** The heading of a column: `key` is called what `by` says, and `age` is counted in it. */
export function useColumnLabel({ definition, answer }: Named): (name: string) => string {
  const { t, pick } = useTexts()
  const { by } = answer.params
  return useCallback(
    (name) => {
      const label = pick(definition.columns[name]?.label)
      if (typeof by !== 'string') return label
      if (name === 'age') return t(`figure.later_${by}`, { defaultValue: label })
      return name === 'key' ? t(`param_value.${by}`, { defaultValue: label }) : label
    },
    [definition, by, pick, t],
  )
}
