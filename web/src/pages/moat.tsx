import { Link } from '@tanstack/react-router'
import { buttonLook } from '../components/button.tsx'
import { PageTitle } from '../components/page-title.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { MeasureCard } from '../measure/measure-card.tsx'
import { ToldOnce } from '../measure/missing-rates.tsx'
import { NotEstimated } from '../measure/not-estimated.tsx'
import { Sentence } from '../measure/sentence.tsx'
import { keepView, useWorkspace } from '../shell/workspace.tsx'
import { Assumptions } from './moat/assumptions.tsx'
import { BackTest } from './moat/back-test.tsx'
import { HalfLife } from './moat/half-life.tsx'
import { Headline } from './moat/headline.tsx'
import { OwnedWalk } from './moat/owned-walk.tsx'
import { Reach } from './moat/reach.tsx'
import { useDarkTest } from './moat/use-dark-test.ts'

/** How much of the business is owned: what stands if the paying stops, and what built it. */
export function MoatPage() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const test = useDarkTest()
  return (
    <>
      <PageTitle
        actions={
          <span className="flex items-center gap-3">
            <Link
              to="/$brand/moat/definitions"
              params={{ brand: brand.id }}
              search={keepView}
              className="text-[13px] text-accent hover:underline"
            >
              {t('moat.definitions')}
            </Link>
            <Link to="/$brand/report" params={{ brand: brand.id }} className={buttonLook('plain', true)}>
              {t('report.title')}
            </Link>
          </span>
        }
      >
        {t('nav.moat')}
      </PageTitle>
      <Sentence id="dark-test" />
      <ToldOnce>
        <div className="flex flex-col gap-4">
          <div className="grid items-start gap-4 xl:grid-cols-3">
            <div className="flex min-w-0 flex-col gap-4 xl:col-span-2">
              <Headline test={test} />
              <MeasureCard id="dark-curve" height={260} empty={<NotEstimated />} />
              <div className="grid gap-4 lg:grid-cols-2">
                <MeasureCard
                  id="dark-test"
                  title={t('moat.by_country')}
                  params={{ by: 'country' }}
                  height={220}
                  empty={<NotEstimated />}
                />
                <MeasureCard
                  id="dark-test"
                  title={t('moat.by_sales_channel')}
                  params={{ by: 'sales_channel' }}
                  height={220}
                  empty={<NotEstimated />}
                />
              </div>
              <MeasureCard
                id="dark-test"
                title={t('moat.by_traffic')}
                params={{ by: 'traffic_channel' }}
                chart={{ y: ['lost'], interval: ['lost_low', 'lost_high'] }}
                height={280}
                empty={<NotEstimated />}
              />
            </div>
            <div className="flex min-w-0 flex-col gap-4">
              <BackTest test={test} />
              <MeasureCard id="dark-origins" height={180} empty={<NotEstimated />} sentence />
              <Assumptions test={test} />
            </div>
          </div>
          <div className="grid items-start gap-4 xl:grid-cols-2">
            <MeasureCard id="owned-share" controls={['by']} sentence />
            <MeasureCard
              id="owned-change"
              controls={['by', 'against']}
              render={(definition, answer) => <OwnedWalk definition={definition} answer={answer} />}
              sentence
            />
            <MeasureCard id="effective-channels" controls={['by']} metrics={['effective', 'largest_share']} sentence />
            <MeasureCard id="toll-rate" controls={['by']} sentence />
            <HalfLife />
            <Reach />
          </div>
          <MeasureCard id="stage-playbook" sentence />
        </div>
      </ToldOnce>
    </>
  )
}
