import { useMemo } from 'react'
import type { Link } from '../../api/links.ts'
import type { Row } from '../../api/measures.ts'
import { Badge } from '../../components/badge.tsx'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { numberOf, showCell } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useMeasure } from '../../measure/use-measure.ts'
import { useLocale } from '../../shell/workspace.tsx'

/** A line of the table: a link, or a coupon that several links share, which is no link of its own. */
type Line = { key: string; link: Link | undefined; row: Row | undefined }
/** What a link is judged by stands beside its name, so that it is seen without scrolling. */
const figures = ['clicks', 'people', 'orders', 'net_sales', 'cm3'] as const

/** Links with what they brought in the period. */
export function LinkTable({ links, onOpen }: { links: readonly Link[]; onOpen: (link: Link) => void }) {
  const { t, pick } = useTexts()
  const { definition, answer, error, retry } = useMeasure('link-performance', { limit: 100_000 })
  const locale = useLocale(answer?.currency ?? 'USD')
  const lines = useMemo(() => linesOf(links, answer?.rows ?? []), [links, answer])
  const columns = useMemo<DataColumn<Line>[]>(() => {
    const figure = (name: (typeof figures)[number] | 'bot_clicks'): DataColumn<Line> => ({
      id: name,
      header: pick(definition?.columns[name]?.label),
      right: true,
      value: ({ row }) => numberOf(row?.[name]),
      cell: ({ row }) => showCell(row?.[name], definition?.columns[name]?.unit ?? 'count', locale),
    })
    const text = (id: 'creator' | 'channel' | 'post'): DataColumn<Line> => ({
      id,
      header: t(`links.${id}`),
      value: ({ link, row }) => link?.[id] ?? String(row?.[id] ?? ''),
      cell: ({ link, row }) => (
        <span className="inline-block max-w-44 truncate align-bottom">{(link?.[id] ?? row?.[id]) || '–'}</span>
      ),
    })
    return [
      {
        id: 'code',
        header: t('links.code'),
        value: ({ key }) => key,
        cell: (line) => <Name line={line} onOpen={onOpen} />,
      },
      ...figures.map(figure),
      {
        id: 'edge',
        header: pick(definition?.columns.edge?.label),
        value: ({ row }) => String(row?.edge ?? ''),
        cell: ({ row }) => (
          <Edge edge={String(row?.edge ?? '')} name={pick(definition?.columns.edge?.values?.[String(row?.edge)])} />
        ),
      },
      text('creator'),
      text('channel'),
      text('post'),
      {
        id: 'kind',
        header: t('links.kind'),
        value: ({ link }) => link?.kind,
        cell: ({ link }) => (link ? <Badge>{t(`links.kind_${link.kind}`)}</Badge> : '–'),
      },
      figure('bot_clicks'),
    ]
  }, [t, pick, definition, locale, onOpen])
  return (
    <>
      {error ? <ProblemView error={error} onRetry={retry} /> : null}
      <DataTable label={t('links.list')} items={lines} columns={columns} sort={{ id: 'net_sales', desc: true }} />
    </>
  )
}

function Name({ line: { link, key }, onOpen }: { line: Line; onOpen: (link: Link) => void }) {
  const { t } = useTexts()
  if (!link) return <span title={t('links.shared_hint')}>{t('links.shared', { coupon: key })}</span>
  return (
    <button type="button" className="text-left text-accent hover:underline" onClick={() => onOpen(link)}>
      <code>{link.code}</code>
      {link.title && <span className="ml-2 inline-block max-w-56 truncate align-bottom text-ink-2">{link.title}</span>}
    </button>
  )
}

/** How sure it is that the orders are the link's. */
function Edge({ edge, name }: { edge: string; name: string }) {
  if (edge === '') return '–'
  return <Badge tone={edge === 'deterministic' ? 'good' : edge === 'aggregate' ? 'warn' : 'accent'}>{name}</Badge>
}

function linesOf(links: readonly Link[], rows: readonly Row[]): Line[] {
  const byCode = new Map(rows.map((row) => [String(row.code), row]))
  const coupons = new Set(links.map(({ coupon }) => coupon.trim().toUpperCase()))
  const shared = rows.filter(({ code, coupon }) => code === '' && coupons.has(String(coupon)))
  return [
    ...links.map((link) => ({ key: link.code, link, row: byCode.get(link.code) })),
    ...shared.map((row) => ({ key: String(row.coupon), link: undefined, row })),
  ]
}
