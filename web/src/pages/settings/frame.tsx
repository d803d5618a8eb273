import { Outlet } from '@tanstack/react-router'
import { PageTitle } from '../../components/page-title.tsx'
import { SubNav, type SubPage } from '../../components/sub-nav.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** The brand, its people and keys, and one's own account; what only owners may see is not offered to others. */
export function SettingsFrame() {
  const { t } = useTexts()
  const { isOwner } = useWorkspace()
  const owners: SubPage[] = [
    { to: '/$brand/settings/keys', text: t('settings.keys') },
    { to: '/$brand/settings/audit', text: t('settings.audit') },
  ]
  return (
    <>
      <PageTitle>{t('nav.settings')}</PageTitle>
      <SubNav
        label={t('nav.settings')}
        pages={[
          { to: '/$brand/settings', text: t('settings.brand'), exact: true },
          { to: '/$brand/settings/members', text: t('settings.members') },
          { to: '/$brand/settings/privacy', text: t('settings.privacy') },
          { to: '/$brand/report', text: t('report.title') },
          ...(isOwner ? owners : []),
          { to: '/$brand/settings/account', text: t('settings.account') },
        ]}
      />
      <Outlet />
    </>
  )
}
