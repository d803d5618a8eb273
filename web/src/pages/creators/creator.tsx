import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { type Creator, creatorQuery, creatorsFileUrl, publicCreatorQuery } from '../../api/creators.ts'
import { ApiProblem } from '../../api/problem.ts'
import { Badge } from '../../components/badge.tsx'
import { Button, buttonLook } from '../../components/button.tsx'
import { PageTitle } from '../../components/page-title.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Empty, Skeleton } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { FiguresTable } from '../../measure/figures-table.tsx'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { keepView, useWorkspace } from '../../shell/workspace.tsx'
import { AlikeCreators } from './alike.tsx'
import { CouponLeaks } from './coupon-leaks.tsx'
import { DeleteCreator } from './delete-creator.tsx'
import { CreatorDialog } from './dialog.tsx'
import { Contact, Profile } from './profile.tsx'
import { ReliabilityOf } from './reliability.tsx'
import { ScorecardOf } from './scorecard-of.tsx'

/** One creator: who they are, what their posts reach, what they brought by which links, and what is worth a look. */
export function CreatorPage() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { data, error, refetch } = useCreator()
  return (
    <>
      <Link
        to="/$brand/creators"
        params={{ brand: brand.id }}
        search={keepView}
        className="mb-2 inline-flex items-center gap-1 text-[13px] text-ink-2 hover:text-ink"
      >
        <ArrowLeft size={14} aria-hidden />
        {t('nav.creators')}
      </Link>
      {data === null || (error instanceof ApiProblem && error.status === 404) ? (
        <>
          <PageTitle>{t('creators.unknown')}</PageTitle>
          <Empty title={t('creators.unknown')}>{t('creators.unknown_hint')}</Empty>
        </>
      ) : error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <Parts creator={data} />
      ) : (
        <Skeleton className="min-h-60 w-full" />
      )}
    </>
  )
}

/** The creator of the address: with contact for those who work with creators, without for others. */
function useCreator() {
  const { brand, canEdit } = useWorkspace()
  const { creator: id } = useParams({ from: '/$brand/creators/$creator' })
  const whole = useQuery({ ...creatorQuery(brand.id, id), enabled: canEdit })
  const shown = useQuery({ ...publicCreatorQuery(brand.id, id), enabled: !canEdit })
  return canEdit ? whole : shown
}

const ofLinks = ['code', 'visits', 'orders', 'new_customers', 'net_sales'] as const
const ofFit = [
  ...(['key', 'orders'] as const),
  ['share', 'share_low', 'share_high'] as const,
  ...(['others_share', 'times', 'fit', 'net_sales'] as const),
]
const ofPosts = [
  ...(['posted_on', 'platform', 'handle', 'kind', 'caption', 'sponsored', 'views', 'likes', 'comments'] as const),
  ...(['shares', 'saves', 'engagement'] as const),
]

function Parts({ creator }: { creator: Creator }) {
  const { t } = useTexts()
  const { canEdit } = useWorkspace()
  const only = { creator: creator.id }
  return (
    <>
      <PageTitle actions={canEdit && <Actions creator={creator} />}>
        {creator.name} {creator.tier && <Badge tone="accent">{t(`creators.tier_${creator.tier}`)}</Badge>}{' '}
        {creator.archived_at && <Badge>{t('creators.state_archived')}</Badge>}
      </PageTitle>
      <div className="grid gap-4 xl:grid-cols-2">
        <Profile creator={creator} />
        {canEdit && <Contact id={creator.id} />}
        <ScorecardOf id={creator.id} />
        <div className="flex min-w-0 flex-col gap-4">
          <ReliabilityOf ids={[creator.id]} />
          <MeasureCard
            id="creator-post-trend"
            params={only}
            controls={['by']}
            metrics={['views', 'posts', 'sponsored_posts', 'views_per_post', 'engagement']}
            empty={<Empty title={t('creators.no_posts_of_one')}>{t('creators.no_posts_of_one_hint')}</Empty>}
          />
          <MeasureCard
            id="creator-links"
            params={only}
            tableless
            render={(definition, answer) => (
              <FiguresTable definition={definition} answer={answer} figures={ofLinks} pageSize={10} />
            )}
            empty={<Empty title={t('creators.no_links')}>{t('creators.no_links_hint')}</Empty>}
          />
        </div>
        <div className="flex min-w-0 flex-col gap-4 xl:col-span-2">
          <AlikeCreators id={creator.id} />
          <MeasureCard
            id="creator-fit"
            params={only}
            controls={['by']}
            tableless
            render={(definition, answer) => (
              <FiguresTable definition={definition} answer={answer} figures={ofFit} pageSize={10} />
            )}
            empty={<Empty title={t('creators.no_orders')}>{t('creators.no_orders_hint')}</Empty>}
          />
          <CouponLeaks creator={creator.id} />
        </div>
        <MeasureCard
          id="creator-posts"
          className="xl:col-span-2"
          params={only}
          tableless
          render={(definition, answer) => <FiguresTable definition={definition} answer={answer} figures={ofPosts} />}
          empty={<Empty title={t('creators.no_posts_of_one')}>{t('creators.no_posts_of_one_hint')}</Empty>}
        />
      </div>
    </>
  )
}

function Actions({ creator }: { creator: Creator }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const [open, setOpen] = useState(false)
  return (
    <div className="flex flex-wrap gap-2">
      <Button kind="primary" onClick={() => setOpen(true)}>
        {t('creators.change')}
      </Button>
      <a
        className={buttonLook('plain')}
        href={creatorsFileUrl(brand.id, { id: creator.id, state: 'all' })}
        download="creator.csv"
      >
        {t('creators.export')}
      </a>
      <DeleteCreator creator={creator} />
      {open && <CreatorDialog id={creator.id} onClose={() => setOpen(false)} />}
    </div>
  )
}
