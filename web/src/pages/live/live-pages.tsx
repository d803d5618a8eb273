import { SubNav } from '../../components/sub-nav.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { keepView } from '../../shell/workspace.tsx'

/** Links between the pages about live sessions, groups and videos. */
export function LivePages() {
  const { t } = useTexts()
  return (
    <SubNav
      label={t('nav.live')}
      keep={keepView}
      pages={[
        { to: '/$brand/live', text: t('live_selling.sessions'), exact: true },
        { to: '/$brand/live/groups', text: t('social.title') },
        { to: '/$brand/videos', text: t('videos.title') },
      ]}
    />
  )
}
