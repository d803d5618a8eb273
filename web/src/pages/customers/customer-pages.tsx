import { SubNav } from '../../components/sub-nav.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { keepView } from '../../shell/workspace.tsx'

/** Links between the pages about customers. */
export function CustomerPages() {
  const { t } = useTexts()
  return (
    <SubNav
      label={t('nav.customers')}
      keep={keepView}
      pages={[
        { to: '/$brand/customers', text: t('lifecycle.customers'), exact: true },
        { to: '/$brand/customers/repeat', text: t('repeat.title') },
        { to: '/$brand/customers/lifecycle', text: t('lifecycle.title') },
        { to: '/$brand/customers/audiences', text: t('audiences.title') },
      ]}
    />
  )
}
