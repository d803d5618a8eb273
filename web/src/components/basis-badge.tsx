import { useTexts } from '../i18n/use-texts.ts'
import { Badge, type Tone } from './badge.tsx'

const tones: Record<string, Tone> = { actual: 'good', estimated: 'accent', default: 'warn' }

/** How an amount is known: from a settlement, by the brand's own rule, or by a published default. */
export function BasisBadge({ basis }: { basis: string }) {
  const { t } = useTexts()
  if (!Object.hasOwn(tones, basis)) return null
  return (
    <Badge tone={tones[basis] ?? 'neutral'} title={t(`words.basis_doc.${basis}`)}>
      {t(`words.basis.${basis}`)}
    </Badge>
  )
}
