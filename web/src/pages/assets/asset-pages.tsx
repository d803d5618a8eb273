import { SubNav } from '../../components/sub-nav.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { keepView } from '../../shell/workspace.tsx'

/** Links between the pages about content. */
export function AssetPages() {
  const { t } = useTexts()
  return (
    <SubNav
      label={t('nav.assets')}
      keep={keepView}
      pages={[
        { to: '/$brand/assets', text: t('assets.library'), exact: true },
        { to: '/$brand/assets/reuse', text: t('reuse.title') },
        { to: '/$brand/assets/galleries', text: t('galleries.title') },
      ]}
    />
  )
}
