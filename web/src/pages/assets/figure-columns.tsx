import { useMemo } from 'react'
import type { Fatigue, Placement, PlacementFigures } from '../../api/assets.ts'
import { Badge } from '../../components/badge.tsx'
import type { DataColumn } from '../../components/data-table.tsx'
import { showMoney, showNumber, showShare } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'

export type PlacedRow = Placement & { figures: PlacementFigures | undefined }
type Count = 'impressions' | 'clicks' | 'views' | 'interactions' | 'visits' | 'orders'
const counts: readonly Count[] = ['impressions', 'clicks', 'views', 'interactions', 'visits', 'orders']
const none = '–'

/** What came of a placement, as far as it is known. */
export function useFigureColumns(currency: string): DataColumn<PlacedRow>[] {
  const { t, language } = useTexts()
  return useMemo(() => {
    const counted = (name: Count): DataColumn<PlacedRow> => ({
      id: name,
      header: t(`assets.${name}`),
      right: true,
      wraps: true,
      value: ({ figures }) => figures?.[name],
      cell: ({ figures }) => shown(figures?.[name], (value) => showNumber(value, language)),
    })
    const money = (name: 'spend' | 'net_sales'): DataColumn<PlacedRow> => ({
      id: name,
      header: t(`assets.${name}`),
      right: true,
      wraps: true,
      value: ({ figures }) => figures?.[name],
      cell: ({ figures }) => shown(figures?.[name], (value) => showMoney(value, { language, currency })),
    })
    return [
      ...counts.map(counted),
      money('net_sales'),
      money('spend'),
      {
        id: 'rate',
        header: t('assets.rate'),
        right: true,
        wraps: true,
        value: ({ figures }) => figures?.rate,
        cell: ({ figures }) => <Rate figures={figures} />,
      },
      {
        id: 'fatigue',
        header: t('assets.fatigue'),
        wraps: true,
        cell: ({ figures }) => <Trend fatigue={figures?.fatigue} />,
      },
    ]
  }, [t, language, currency])
}

const shown = (value: number | null | undefined, write: (value: number) => string) =>
  value === null || value === undefined ? none : write(value)

function Rate({ figures }: { figures: PlacementFigures | undefined }) {
  const { t, language } = useTexts()
  if (!figures?.rate_of || figures.rate === null || figures.rate_low === null || figures.rate_high === null) return none
  return (
    <span title={t(`assets.${figures.rate_of}`)}>
      {showShare(figures.rate, language)}
      <span className="block whitespace-nowrap text-ink-3">
        ({showShare(figures.rate_low, language)} – {showShare(figures.rate_high, language)})
      </span>
    </span>
  )
}

const tones = { falling: 'bad', steady: 'neutral', rising: 'good' } as const

function Trend({ fatigue }: { fatigue: Fatigue | null | undefined }) {
  const { t, language } = useTexts()
  if (!fatigue) return none
  return (
    <span className="inline-flex flex-col items-start gap-0.5">
      <Badge tone={tones[fatigue.trend]}>{t(`assets.trend_${fatigue.trend}`)}</Badge>
      <span className="whitespace-nowrap text-ink-3">
        {showShare(fatigue.first, language)} → {showShare(fatigue.last, language)}
      </span>
    </span>
  )
}
