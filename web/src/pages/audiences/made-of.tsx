import { useQuery } from '@tanstack/react-query'
import type { AudiencePeriod, AudienceQuestion } from '../../api/audiences.ts'
import { catalogueQuery } from '../../api/measures.ts'
import { showPeriod } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** What an audience is made of, in words: its question, parameters and days. */
export function MadeOf({ question }: { question: AudienceQuestion }) {
  const { t, pick } = useTexts()
  const { brand } = useWorkspace()
  const { data } = useQuery(catalogueQuery(brand.id))
  const definition = data?.get(question.measure)
  const wordOf = (value: string) => t(`param_value.${value}`, { defaultValue: value })
  const days = useDaysInWords()
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 rounded-lg bg-sunken p-3 text-[13px]">
      <dt className="text-ink-2">{t('audiences.question')}</dt>
      <dd>{definition ? pick(definition.title) : question.measure}</dd>
      {Object.entries(question.params).map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-2">{t(`param.${name}`, { defaultValue: name })}</dt>
          <dd>{wordOf(value)}</dd>
        </div>
      ))}
      <dt className="text-ink-2">{t('audiences.days')}</dt>
      <dd>{days(question.period)}</dd>
    </dl>
  )
}

/** The days of an audience, as a sentence has them. */
export function useDaysInWords(): (period: AudiencePeriod) => string {
  const { t, language } = useTexts()
  return (period) => {
    if ('last_days' in period) return t('audiences.last_days', { days: period.last_days })
    if ('next_days' in period) return t('audiences.next_days', { days: period.next_days })
    return showPeriod(period.from, period.to, language)
  }
}
