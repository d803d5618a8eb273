import type { KnownBy } from '../../api/people-seen.ts'
import { Badge } from '../../components/badge.tsx'
import { useTexts } from '../../i18n/use-texts.ts'

/** Marks whoever is a bot, and says why where that is known. */
export function BotMark({ reasons }: { reasons: readonly string[] }) {
  const { t } = useTexts()
  return (
    <Badge tone="warn">
      {reasons.length > 0 ? t('people.bot', { reasons: reasons.join(', ') }) : t('people.is_bot')}
    </Badge>
  )
}

/** Marks whom no id tells, but the likeness of address and browser within one day. */
export function LikenessMark({ by }: { by: KnownBy }) {
  const { t } = useTexts()
  if (by === 'id') return null
  return <Badge title={t('people.likeness_hint')}>{t('people.likeness')}</Badge>
}
