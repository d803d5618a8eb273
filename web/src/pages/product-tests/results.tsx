import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import {
  type Group,
  type PriceStep,
  type ProductResult,
  type ProductTest,
  pricePointNames,
  type Results,
  testFileUrl,
  testResultsQuery,
} from '../../api/product-tests.ts'
import { Badge, type Tone } from '../../components/badge.tsx'
import { Card } from '../../components/card.tsx'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { SaveCsv } from '../../components/save-csv.tsx'
import { LoadingRows } from '../../components/states.tsx'
import { countryName } from '../../format/names.ts'
import { showMoney, showShare } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useLocale, useWorkspace } from '../../shell/workspace.tsx'
import { DemandCharts } from './demand-chart.tsx'

/** What a test says by now: a verdict for each product, its prices, and comparisons. */
export function TestResults({ test }: { test: ProductTest }) {
  const { t } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const { data, error, refetch } = useQuery(testResultsQuery(brand.id, test.id))
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (!data) return <LoadingRows />
  const { answered, visited, bots } = data.heads
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-64 flex-1 text-ink-2">{t('product_tests.heads', { answered, visited, bots })}</p>
        {canEdit &&
          (['answers', 'orders'] as const).map((name) => (
            <span key={name} className="flex items-center gap-2 text-[13px] text-ink-2">
              {t(`product_tests.file_${name}`)}
              <SaveCsv
                href={testFileUrl(brand.id, test.id, name)}
                name={`${test.definition.name}-${name}.csv`}
                label={t(`product_tests.file_${name}`)}
              />
            </span>
          ))}
      </div>
      {data.products.map((product) => (
        <ProductCard key={product.candidate} test={test} product={product} currency={data.currency} />
      ))}
      <Comparisons test={test} data={data} />
    </div>
  )
}

const tones: Record<ProductResult['verdict'], Tone> = {
  go: 'good',
  stop: 'bad',
  undecided: 'warn',
  not_enough: 'neutral',
}

function useNameOf(test: ProductTest) {
  const { language } = useTexts()
  const { candidates, languages } = test.definition
  return (id: string) => {
    const name = candidates.find((one) => one.id === id)?.name ?? {}
    return name[language] || name[languages[0] ?? ''] || id
  }
}

function ProductCard({ test, product, currency }: { test: ProductTest; product: ProductResult; currency: string }) {
  const { t, pick } = useTexts()
  const locale = useLocale(currency)
  const name = useNameOf(test)(product.candidate)
  const columns = useStepColumns(currency)
  const points = product.price_points
  return (
    <Card
      title={name}
      actions={<Badge tone={tones[product.verdict]}>{t(`product_tests.verdict_${product.verdict}`)}</Badge>}
    >
      <p className="max-w-3xl">{pick(product.sentence)}</p>
      {product.demand.map(({ source, people, is_enough, steps, sentence }) => (
        <section key={source} className="mt-4">
          <h3 className="mb-1 text-[13px] font-medium text-ink-2">
            {t(`product_tests.demand_${source}`, { people })} {!is_enough && t('product_tests.too_few')}
          </h3>
          <p className="mb-2 max-w-3xl">{pick(sentence)}</p>
          <DemandCharts steps={steps} currency={currency} label={`${name}. ${pick(sentence)}`} />
          <DataTable
            label={`${name}: ${t(`product_tests.demand_${source}`, { people })}`}
            items={steps}
            columns={columns}
          />
        </section>
      ))}
      {points && (
        <dl className="mt-4 grid gap-x-6 gap-y-1 text-[13px] sm:grid-cols-2">
          {pricePointNames.map((one) => {
            const point = points[one]
            if (!point) return null
            const money = (minor: number) => showMoney(minor, locale)
            return (
              <div key={one} className="flex flex-wrap justify-between gap-2">
                <dt className="text-ink-2">{t(`product_tests.point_${one}`)}</dt>
                <dd>
                  {money(point.price_minor)} ({money(point.low_minor)}–{money(point.high_minor)})
                </dd>
              </div>
            )
          })}
        </dl>
      )}
    </Card>
  )
}

function useStepColumns(currency: string): DataColumn<PriceStep>[] {
  const { t, language } = useTexts()
  const locale = useLocale(currency)
  return useMemo(() => {
    const money = (minor: number | null) => (minor === null ? '–' : showMoney(minor, locale))
    const share = (part: number) => showShare(part, language)
    return [
      {
        id: 'price',
        header: t('product_tests.price'),
        value: (one) => one.price_minor,
        cell: (one) => money(one.price_minor),
      },
      { id: 'people', header: t('product_tests.asked'), right: true, cell: (one) => `${one.yes} / ${one.asked}` },
      {
        id: 'share',
        header: t('product_tests.would_buy'),
        right: true,
        value: (one) => (one.asked === 0 ? null : one.share),
        cell: (one) => (one.asked === 0 ? '–' : `${share(one.share)} (${share(one.low)}–${share(one.high)})`),
      },
      {
        id: 'revenue',
        header: t('product_tests.revenue'),
        right: true,
        value: (one) => one.revenue_per_100_minor,
        cell: (one) =>
          one.revenue_per_100_minor === null
            ? '–'
            : `${money(one.revenue_per_100_minor)} (${money(one.revenue_low_minor)}–${money(one.revenue_high_minor)})`,
      },
      {
        id: 'margin',
        header: t('product_tests.margin'),
        right: true,
        value: (one) => one.margin_per_100_minor,
        cell: (one) =>
          one.margin_per_100_minor === null
            ? '–'
            : `${money(one.margin_per_100_minor)} (${money(one.margin_low_minor)}–${money(one.margin_high_minor)})`,
      },
      {
        id: 'best',
        header: t('product_tests.probability_best'),
        right: true,
        value: (one) => one.probability_best,
        cell: (one) => (one.probability_best === null ? '–' : share(one.probability_best)),
      },
    ]
  }, [t, language, locale])
}

function Comparisons({ test, data }: { test: ProductTest; data: Results }) {
  const { t, language } = useTexts()
  const nameOf = useNameOf(test)
  const share = (part: number) => showShare(part, language)
  // In words: a dash before a number below zero reads as a sign.
  const between = ({ low, high }: { low: number; high: number }) =>
    t('figure.between', { low: share(low), high: share(high) })
  const groups: DataColumn<Group>[] = [
    {
      id: 'product',
      header: t('product_tests.product'),
      value: (one) => nameOf(one.candidate),
      cell: (one) => nameOf(one.candidate),
    },
    { id: 'source', header: t('product_tests.source'), cell: (one) => t(`product_tests.source_${one.source}`) },
    {
      id: 'group',
      header: t('product_tests.group'),
      cell: (one) =>
        one.by === 'audience'
          ? t(`product_tests.audience_${one.group}`)
          : one.group
            ? countryName(one.group, language)
            : t('product_tests.any_market'),
    },
    {
      id: 'people',
      header: t('product_tests.people_count'),
      right: true,
      value: (one) => one.people,
      cell: (one) => one.people,
    },
    {
      id: 'share',
      header: t('product_tests.interested'),
      right: true,
      value: (one) => one.share,
      cell: (one) => `${share(one.share)} (${between(one)})`,
    },
    {
      id: 'others',
      header: t('product_tests.against_others'),
      right: true,
      cell: ({ against_others: against }) => (against ? `${share(against.difference)} (${between(against)})` : '–'),
    },
  ]
  return (
    <>
      {data.candidates.length > 0 && (
        <Card title={t('product_tests.compared')} note={t('product_tests.compared_note')}>
          <ol className="flex flex-col gap-1">
            {data.candidates.map((one) => (
              <li key={`${one.source} ${one.candidate}`} className="flex flex-wrap justify-between gap-2">
                <span>
                  {nameOf(one.candidate)} · {t(`product_tests.source_${one.source}`)}
                </span>
                <span>
                  {t('product_tests.most_probable', {
                    probability: share(one.probability_most),
                    share: share(one.share),
                  })}
                </span>
              </li>
            ))}
          </ol>
        </Card>
      )}
      {data.audiences.length > 0 && (
        <Card flush title={t('product_tests.by_group')} note={t('product_tests.by_group_note')}>
          <DataTable label={t('product_tests.by_group')} items={data.audiences} columns={groups} />
        </Card>
      )}
    </>
  )
}
