import { SubNav } from '../../components/sub-nav.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { keepView } from '../../shell/workspace.tsx'

/** Links between the pages about creators. */
export function CreatorPages() {
  const { t } = useTexts()
  return (
    <SubNav
      label={t('nav.creators')}
      keep={keepView}
      pages={[
        { to: '/$brand/creators', text: t('creators.book'), exact: true },
        { to: '/$brand/creators/scorecards', text: t('creators.scorecards') },
        { to: '/$brand/creators/collaborations', text: t('creators.collaborations') },
        { to: '/$brand/creators/samples', text: t('creators.samples') },
        { to: '/$brand/creators/statements', text: t('creators.statements') },
      ]}
    />
  )
}
