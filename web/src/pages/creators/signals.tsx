import { Badge } from '../../components/badge.tsx'
import { Card } from '../../components/card.tsx'
import { useTexts } from '../../i18n/use-texts.ts'

const signals = [
  ...(['mostly_sponsored', 'more_sponsored', 'engagement_low', 'engagement_high', 'few_comments'] as const),
  ...(['views_even', 'views_uneven', 'counts_fell'] as const),
]

/** What is worth a look at a creator; its rule shows when it is pointed at. */
export function Signals({ of }: { of: string }) {
  const { t } = useTexts()
  const given = of.split(',').filter((one) => one !== '')
  if (given.length === 0) return '–'
  return (
    <span className="inline-flex flex-wrap gap-1">
      {given.map((one) => (
        <Badge key={one} tone="warn" title={t(`creators.signal_doc_${one}`)}>
          {t(`creators.signal_${one}`)}
        </Badge>
      ))}
    </span>
  )
}

/** The rules that a creator meets, each in words; that none is met is said, too. */
export function SignalsInWords({ of }: { of: string }) {
  const { t } = useTexts()
  const given = of.split(',').filter((one) => one !== '')
  return (
    <section className="mt-4 text-[13px]" aria-label={t('creators.signal_rules')}>
      <h3 className="font-semibold">{t('creators.signal_rules')}</h3>
      {given.length === 0 ? (
        <p className="text-ink-2">{t('creators.no_signals')}</p>
      ) : (
        <ul className="mt-1 flex flex-col gap-2">
          {given.map((one) => (
            <li key={one}>
              <Badge tone="warn">{t(`creators.signal_${one}`)}</Badge>{' '}
              <span className="text-ink-2">{t(`creators.signal_doc_${one}`)}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2 text-ink-3">{t('creators.signals_of_one_hint')}</p>
    </section>
  )
}

/** Every rule in words. */
export function SignalRules() {
  const { t } = useTexts()
  return (
    <Card title={t('creators.signal_rules')} note={t('creators.signals_hint')}>
      <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[14rem_1fr]">
        {signals.map((one) => (
          <div key={one} className="contents">
            <dt className="font-medium">{t(`creators.signal_${one}`)}</dt>
            <dd className="text-ink-2">{t(`creators.signal_doc_${one}`)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
