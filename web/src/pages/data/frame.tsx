import { Outlet } from '@tanstack/react-router'
import { PageTitle } from '../../components/page-title.tsx'
import { SubNav } from '../../components/sub-nav.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { FiguresFreshness } from '../overview/figures-freshness.tsx'
import { DropAnywhere } from './drop-anywhere.tsx'

/** What comes in, and what is stated by hand. Files may be dropped anywhere on these pages. */
export function DataFrame() {
  const { t } = useTexts()
  return (
    <DropAnywhere>
      <PageTitle actions={<FiguresFreshness />}>{t('nav.data')}</PageTitle>
      <SubNav
        label={t('nav.data')}
        pages={[
          { to: '/$brand/data/imports', text: t('data.imports') },
          { to: '/$brand/data/connections', text: t('data.connections') },
          { to: '/$brand/data/costs', text: t('data.costs') },
          { to: '/$brand/data/rules', text: t('data.rules') },
          { to: '/$brand/data/rates', text: t('data.rates') },
          { to: '/$brand/data/channels', text: t('data.channels') },
          { to: '/$brand/data/sources', text: t('data.sources') },
          { to: '/$brand/data/events', text: t('data.events') },
        ]}
      />
      <Outlet />
    </DropAnywhere>
  )
}
