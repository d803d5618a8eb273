import { useQuery } from '@tanstack/react-query'
import { type Route, sampleCountsQuery } from '../../api/samples.ts'
import { Card } from '../../components/card.tsx'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { countryName } from '../../format/names.ts'
import { showNumber, showPrice, showShare } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** How many samples went out, and what share of them became posts, by where they were and where they went. */
export function SampleShares() {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const { data, error, refetch } = useQuery(sampleCountsQuery(brand.id))
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (!data || data.all.sent === 0) return null
  const share = ({ post_share, post_share_low, post_share_high }: Omit<Route, 'stock_country' | 'creator_country'>) =>
    post_share === null || post_share_low === null || post_share_high === null
      ? '–'
      : t('samples.share_of', {
          share: showShare(post_share, language),
          low: showShare(post_share_low, language),
          high: showShare(post_share_high, language),
        })
  const place = (code: string) => (code ? countryName(code, language) : t('samples.unknown'))
  const count = (name: 'sent' | 'received' | 'posted'): DataColumn<Route> => ({
    id: name,
    header: t(`samples.count_${name}`),
    right: true,
    value: (row) => row[name],
    cell: (row) => showNumber(row[name], language),
  })
  const costs = data.costs.map((cost) => showPrice(cost, language)).join(' + ')
  return (
    <Card
      flush
      title={t('samples.shares')}
      note={t('samples.shares_note', { share: share(data.all), sent: showNumber(data.all.sent, language) })}
      footer={t('samples.costs', { costs: costs || '–', unknown: showNumber(data.all.cost_unknown, language) })}
    >
      <DataTable
        label={t('samples.shares')}
        items={data.routes}
        pageSize={10}
        columns={[
          {
            id: 'route',
            header: t('samples.route_of'),
            cell: (row) => `${place(row.stock_country)} → ${place(row.creator_country)}`,
          },
          count('sent'),
          count('received'),
          count('posted'),
          { id: 'share', header: t('samples.share'), right: true, value: (row) => row.post_share, cell: share },
        ]}
      />
    </Card>
  )
}
