import { useCallback, useMemo } from 'react'
import type { Column } from '../../../api/measures.ts'
import type { Room, RoomCurve } from '../../../api/room.ts'
import { Chart, type Draw } from '../../../charts/chart.tsx'
import { drawLine } from '../../../charts/draw-line.ts'
import type { ChartInput } from '../../../charts/input.ts'
import { showMoney, showShare } from '../../../format/value.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useLocale } from '../../../shell/workspace.tsx'

const column = (unit: Column['unit']): Column => ({ unit, label: { en: '', zh: '' } })

/** The room at other return rates or prices, beside what all levels together get: where the lines meet, nothing is left. */
export function RoomChart({ room, over }: { room: Room; over: RoomCurve }) {
  const { t, pick, language } = useTexts()
  const locale = useLocale(room.currency)
  const input = useMemo<ChartInput>(() => {
    const given = room.levels.reduce((sum, { share }) => sum + share, 0)
    // Far below zero nothing can be told apart any more, and what is near the edge would be flat.
    const rows = (room.curve ?? []).map(({ at, room: part }) => ({
      at,
      room: part !== null && part < -1 ? null : part,
      given,
    }))
    const nameOf = (_: string, at: unknown) =>
      over === 'price' ? showMoney(Number(at), locale) : showShare(Number(at), language)
    return {
      chart: { kind: 'line', x: 'at', y: ['room', 'given'] },
      columns: { at: column(over === 'price' ? 'money' : 'share'), room: column('share'), given: column('share') },
      ...{ rows, before: undefined, locale, pick, nameOf },
      labelOf: (name) => t(name === 'room' ? 'room.result.room' : 'room.all_levels'),
      ...{ beforeLabel: '', isPartial: () => false, partialLabel: '', unfinishedLabel: '' },
    }
  }, [room, over, locale, language, pick, t])
  const draw = useCallback<Draw>((palette) => drawLine(input, palette), [input])
  return <Chart draw={draw} height={220} label={t(`room.chart_${over}`, { name: room.name })} />
}
