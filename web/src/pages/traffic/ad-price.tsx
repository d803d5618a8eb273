import { Link } from '@tanstack/react-router'
import { Empty } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { Sentence } from '../../measure/sentence.tsx'
import { useView, useWorkspace } from '../../shell/workspace.tsx'

const choices = ['by', 'against', 'conversions'] as const

const ofReturn = { y: ['roas_by_auction', 'roas_by_click_rate', 'roas_by_conversion', 'roas_by_value'] }

/** What an order by ads costs and what spend returns, and how much of each one's change the auction made and how much the brand. */
export function AdPricePage() {
  const { t } = useTexts()
  const { cards } = useView()
  const chosen = choices.flatMap((name) => {
    const value = cards[`ad-price.${name}`]
    return value ? [[name, value]] : []
  })
  return (
    <>
      <Sentence id="ad-price" params={{ ...Object.fromEntries(chosen), by: 'all' }} />
      <div className="flex flex-col gap-4">
        <MeasureCard id="ad-price" controls={choices} empty={<NoAds />} height={320} />
        <MeasureCard
          id="ad-price"
          title={t('traffic.ad_return')}
          own={choices}
          chart={ofReturn}
          empty={<NoAds />}
          height={320}
        />
        <MeasureCard id="ad-price" title={t('traffic.ad_price_rows')} own={choices} view="table" empty={<NoAds />} />
        <p className="text-[13px] text-ink-3">{t('traffic.ad_price_note')}</p>
      </div>
    </>
  )
}

/** Where no ad can be compared: which reports tell it. */
function NoAds() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  return (
    <Empty title={t('traffic.no_ads')}>
      {t('traffic.no_ads_hint')}{' '}
      <Link to="/$brand/data/imports" params={{ brand: brand.id }} className="text-accent underline">
        {t('traffic.import_keywords')}
      </Link>
    </Empty>
  )
}
