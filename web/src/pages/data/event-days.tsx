import { useCallback, useMemo } from 'react'
import type { EventKind } from '../../api/events.ts'
import type { Column } from '../../api/measures.ts'
import { Chart, type Draw } from '../../charts/chart.tsx'
import { drawBar } from '../../charts/draw-bar.ts'
import type { ChartInput } from '../../charts/input.ts'
import { showDay } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useLocale, useWorkspace } from '../../shell/workspace.tsx'

const column = (unit: Column['unit']): Column => ({ unit, label: { en: '', zh: '' } })

/** How often a name of event was there on each day of the period; a day without it has no bar. */
export function EventDays({ kind }: { kind: EventKind }) {
  const { t, pick, language } = useTexts()
  const { brand } = useWorkspace()
  const locale = useLocale(brand.currency)
  const input = useMemo<ChartInput>(
    () => ({
      chart: { kind: 'bar', x: 'day', y: ['events'] },
      columns: { day: column('day'), events: column('count') },
      ...{ rows: kind.by_day, before: undefined, locale, pick },
      labelOf: () => t('events.count'),
      nameOf: (_, day) => showDay(String(day), language, 'short'),
      ...{ beforeLabel: '', isPartial: () => false, partialLabel: '', unfinishedLabel: '' },
    }),
    [kind, locale, language, pick, t],
  )
  const draw = useCallback<Draw>((palette, width) => drawBar(input, palette, width, false), [input])
  return (
    <figure className="min-w-0">
      <figcaption className="text-[13px] text-ink-2">{t('events.by_day')}</figcaption>
      <Chart draw={draw} height={160} label={`${kind.name}. ${t('events.by_day')}`} />
    </figure>
  )
}
