import { useCallback, useMemo } from 'react'
import type { Answer, Definition } from '../../api/measures.ts'
import { Chart, type Draw } from '../../charts/chart.tsx'
import { drawWaterfall } from '../../charts/draw-waterfall.ts'
import { walk } from '../../charts/waterfall.ts'
import { numberOf } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useAnswerNames } from '../../measure/answer-names.ts'
import { useLocale } from '../../shell/workspace.tsx'

/** So many channels have a bar of their own. */
const most = 9

/** The walk from the owned margin share of one period to that of the next, channel by channel. */
export function OwnedWalk({ definition, answer }: { definition: Definition; answer: Answer }) {
  const { t, pick } = useTexts()
  const locale = useLocale(answer.currency)
  const nameOf = useAnswerNames({ definition, answer })
  const steps = useMemo(() => {
    const rows = answer.rows.map((row) => ({ key: String(row.key), effect: numberOf(row.effect) ?? 0 }))
    const rest = rows.slice(most).reduce((sum, { effect }) => sum + effect, 0)
    const level = (key: string, name: string, column: string) => ({
      ...{ key, name, level: true },
      amount: numberOf(answer.rows[0]?.[column]),
    })
    return [
      level('before', t('moat.before'), 'share_before'),
      ...rows
        .slice(0, most)
        .map(({ key, effect }) => ({ key, name: nameOf('key', key), amount: effect, level: false })),
      ...(rows.length > most ? [{ key: 'other', name: t('moat.other'), amount: rest, level: false }] : []),
      level('now', t('moat.now'), 'share'),
    ]
  }, [answer.rows, nameOf, t])
  const draw = useCallback<Draw>(
    (palette) => drawWaterfall({ steps, unit: 'share', locale, colour: undefined, range: rangeOf(steps) }, palette),
    [steps, locale],
  )
  return <Chart draw={draw} height={steps.length * 26 + 8} label={pick(definition.title)} />
}

function rangeOf(steps: Parameters<typeof walk>[0]): [number, number] {
  const ends = walk(steps).flatMap(({ from, to }) => [from, to])
  return [Math.min(0, ...ends), Math.max(0, ...ends)]
}
