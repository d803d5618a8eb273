import type { Right, RightState } from '../../api/assets.ts'
import { Badge, type Tone } from '../../components/badge.tsx'
import { showDay } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'

const tones: Record<RightState, Tone> = { allowed: 'good', expiring: 'warn', expired: 'bad', unknown: 'neutral' }

/** What a right is today, and until when. */
export function RightBadge({ right: { state, until } }: { right: Pick<Right, 'state' | 'until'> }) {
  const { t, language } = useTexts()
  return (
    <Badge tone={tones[state]}>
      {t(`assets.right_${state}`)}
      {until && ` · ${showDay(until, language, 'short')}`}
    </Badge>
  )
}
