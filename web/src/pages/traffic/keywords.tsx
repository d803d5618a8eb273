import { Link } from '@tanstack/react-router'
import { Empty } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { Sentence } from '../../measure/sentence.tsx'
import { useWorkspace } from '../../shell/workspace.tsx'

/** What people searched for: what each term cost and what it left, as far as it is known. */
export function KeywordsPage() {
  const { t } = useTexts()
  return (
    <>
      <Sentence id="keywords" />
      <div className="flex flex-col gap-4">
        <MeasureCard id="keywords" controls={['bots']} view="table" empty={<NoTerms />} />
        <p className="text-[13px] text-ink-3">{t('traffic.keywords_note')}</p>
      </div>
    </>
  )
}

/** Where nothing was searched: which reports tell it. */
function NoTerms() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  return (
    <Empty title={t('traffic.no_keywords')}>
      {t('traffic.no_keywords_hint')}{' '}
      <Link to="/$brand/data/imports" params={{ brand: brand.id }} className="text-accent underline">
        {t('traffic.import_keywords')}
      </Link>
    </Empty>
  )
}
