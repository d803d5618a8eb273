import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { type Asset, assetFileUrl, assetQuery, removeAsset, updateAsset } from '../../api/assets.ts'
import { Button, buttonLook } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { PageTitle } from '../../components/page-title.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { LoadingRows } from '../../components/states.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { showBytes } from '../../format/bytes.ts'
import { showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { keepView, useWorkspace } from '../../shell/workspace.tsx'
import { AssetForm } from './asset-form.tsx'
import { Placements } from './placements.tsx'
import { Preview } from './preview.tsx'
import { Reuse } from './reuse.tsx'
import { RightBadge } from './right-badge.tsx'

/** One asset: how it looks, what is stated of it, and where it is shown. */
export function AssetPage() {
  const { asset: id } = useParams({ from: '/$brand/assets/$asset' })
  const { brand } = useWorkspace()
  const { data, error, refetch } = useQuery(assetQuery(brand.id, id))
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (!data) return <LoadingRows />
  return (
    <>
      <PageTitle actions={<Actions asset={data} />}>{data.title}</PageTitle>
      <BackToLibrary />
      <div className="flex flex-col gap-4">
        <div className="grid gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
          <Look asset={data} />
          <AssetForm key={data.updated_at} asset={data} />
        </div>
        <Placements asset={data} />
        <Reuse filter={{ asset: data.id, channel: '', state: 'all' }} />
      </div>
    </>
  )
}

function BackToLibrary() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  return (
    <p className="-mt-2 mb-4">
      <Link
        to="/$brand/assets"
        params={{ brand: brand.id }}
        search={keepView}
        className="inline-flex items-center gap-1 text-[13px] text-accent hover:underline"
      >
        <ArrowLeft size={14} aria-hidden />
        {t('assets.library')}
      </Link>
    </p>
  )
}

function Look({ asset }: { asset: Asset }) {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  return (
    <Card flush className="self-start" label={t('assets.preview')}>
      <Preview asset={asset} whole />
      <div className="flex flex-col gap-3 p-4">
        <p className="text-[13px] break-words text-ink-3">
          {asset.file_name} · {asset.media_type} · {showBytes(asset.bytes, language)} ·{' '}
          {showMoment(asset.created_at, language, brand.time_zone)}
        </p>
        <ul className="flex flex-col gap-1 text-[13px]">
          {asset.rights.map((right) => (
            <li key={right.channel} className="flex flex-wrap items-center justify-between gap-2">
              <span>{t(`assets.channel_${right.channel}`)}</span>
              <RightBadge right={right} />
            </li>
          ))}
        </ul>
      </div>
    </Card>
  )
}

function Actions({ asset }: { asset: Asset }) {
  const { t } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const notify = useNotify()
  const isOver = asset.archived_at !== null
  const archive = useMutation({
    mutationFn: () => updateAsset(brand.id, asset, { archived: !isOver }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['assets', brand.id] }),
    onError: notify.failed,
  })
  const remove = useMutation({
    mutationFn: () => removeAsset(brand.id, asset.id),
    onSuccess: async () => {
      await navigate({ to: '/$brand/assets', params: { brand: brand.id } })
      await queries.invalidateQueries({ queryKey: ['assets', brand.id, 'list'] })
    },
    onError: notify.failed,
  })
  return (
    <div className="flex flex-wrap gap-2">
      <a className={buttonLook()} href={assetFileUrl(brand.id, asset.id, true)} download={asset.file_name}>
        {t('assets.download')}
      </a>
      {canEdit && (
        <>
          <Button disabled={archive.isPending} onClick={() => archive.mutate()}>
            {isOver ? t('assets.restore') : t('assets.archive')}
          </Button>
          <Confirm
            title={t('assets.remove_title')}
            description={t('assets.remove_hint')}
            action={t('action.remove')}
            disabled={remove.isPending}
            onConfirm={() => remove.mutate()}
          >
            {t('action.remove')}
          </Confirm>
        </>
      )}
    </div>
  )
}
