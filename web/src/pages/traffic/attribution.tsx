import { useTexts } from '../../i18n/use-texts.ts'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { Sentence } from '../../measure/sentence.tsx'
import { useView } from '../../shell/workspace.tsx'
import { AttributionChoices, attributionParams } from './attribution-choices.tsx'
import { ModelTable } from './model-table.tsx'
import { NoVisits } from './no-visits.tsx'

/** Figures of which every model gives the same in total, and so shares of it. */
const shared = ['net_sales', 'conversions', 'new_customers', 'cm3'] as const
const figures = [...shared, 'cac', 'roas']

/** What each model thanks each channel for, side by side on the same journeys. */
export function AttributionPage() {
  const { t } = useTexts()
  const { cards } = useView()
  const asked = cards['attribution.metric'] ?? ''
  const figure = figures.includes(asked) ? asked : 'net_sales'
  const drawn = shared.find((name) => name === figure) ?? 'net_sales'
  return (
    <>
      <Sentence id="attribution" params={choicesOf(cards)} />
      <AttributionChoices />
      <div className="flex flex-col gap-4">
        <MeasureCard
          id="attribution"
          title={t('attribution.models')}
          own={attributionParams}
          metrics={figures}
          empty={<NoVisits />}
          render={(definition, answer) => <ModelTable definition={definition} answer={answer} figure={figure} />}
          tableless
        />
        <MeasureCard
          id="attribution"
          title={t('attribution.shares')}
          own={attributionParams}
          chart={{ y: [drawn] }}
          empty={<NoVisits />}
          height={340}
        />
        <p className="text-[13px] text-ink-3">{t('attribution.note')}</p>
      </div>
    </>
  )
}

/** The parameters that the address holds, by their own names. */
function choicesOf(cards: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const given = attributionParams.map((name) => [name, cards[`attribution.${name}`]])
  return Object.fromEntries(given.filter(([, value]) => value))
}
