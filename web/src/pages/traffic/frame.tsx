import { Outlet } from '@tanstack/react-router'
import { PageTitle } from '../../components/page-title.tsx'
import { SubNav } from '../../components/sub-nav.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { keepTraffic } from './filtered.ts'
import { TrafficFreshness } from './traffic-freshness.tsx'

/** What brings people, what they do, and what it is worth. */
export function TrafficFrame() {
  const { t } = useTexts()
  return (
    <>
      <PageTitle actions={<TrafficFreshness />}>{t('nav.traffic')}</PageTitle>
      <SubNav
        label={t('nav.traffic')}
        keep={keepTraffic}
        pages={[
          { to: '/$brand/traffic/channels', text: t('traffic.channels') },
          { to: '/$brand/traffic/pages', text: t('traffic.pages') },
          { to: '/$brand/traffic/funnel', text: t('traffic.funnel') },
          { to: '/$brand/traffic/paths', text: t('traffic.paths') },
          { to: '/$brand/traffic/journeys', text: t('traffic.journeys') },
          { to: '/$brand/traffic/people', text: t('traffic.people') },
          { to: '/$brand/traffic/live', text: t('traffic.live') },
          { to: '/$brand/traffic/attribution', text: t('traffic.attribution') },
          { to: '/$brand/traffic/ad-price', text: t('traffic.ad_price') },
          { to: '/$brand/traffic/keywords', text: t('traffic.keywords') },
          { to: '/$brand/traffic/links', text: t('traffic.links') },
        ]}
      />
      <Outlet />
    </>
  )
}
