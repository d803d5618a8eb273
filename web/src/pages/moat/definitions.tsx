import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import english from '../../../../docs/guide/moat.en.md?raw'
import chinese from '../../../../docs/guide/moat.zh.md?raw'
import { PageTitle } from '../../components/page-title.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { keepView, useWorkspace } from '../../shell/workspace.tsx'
import { Guide } from '../guide/guide.tsx'

/** What every figure of the moat means, with its formula, in the reader's language: the guide as it is written. */
export function MoatDefinitionsPage() {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  return (
    <>
      <PageTitle
        actions={
          <Link
            to="/$brand/moat"
            params={{ brand: brand.id }}
            search={keepView}
            className="inline-flex items-center gap-1 text-[13px] text-accent hover:underline"
          >
            <ArrowLeft size={14} aria-hidden />
            {t('nav.moat')}
          </Link>
        }
      >
        {t('moat.definitions')}
      </PageTitle>
      <Guide markdown={language.startsWith('zh') ? chinese : english} />
    </>
  )
}
