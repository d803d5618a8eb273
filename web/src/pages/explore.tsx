import { useQuery } from '@tanstack/react-query'
import { catalogueQuery, type Definition } from '../api/measures.ts'
import { isDrawn } from '../charts/draw.ts'
import { PageTitle } from '../components/page-title.tsx'
import { ProblemView } from '../components/problem-view.tsx'
import { LoadingRows } from '../components/states.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { MeasureCard } from '../measure/measure-card.tsx'
import { ownParams } from '../measure/param-schema.ts'
import { useView, useWorkspace } from '../shell/workspace.tsx'
import { ParamsForm } from './explore/params-form.tsx'

const groups = ['sales', 'economics', 'customers', 'products', 'traffic', 'creators', 'live', 'moat'] as const

/** Any question of the catalogue with all its parameters. */
export function ExplorePage() {
  const { t, pick } = useTexts()
  const { brand } = useWorkspace()
  const { cards, change } = useView()
  const { data, error, refetch } = useQuery(catalogueQuery(brand.id))
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />
  if (!data) return <LoadingRows />
  const all = [...data.values()]
  const chosen = data.get(cards['explore.measure'] ?? '') ?? all[0]
  if (!chosen) return null
  return (
    <>
      <PageTitle>{t('nav.explore')}</PageTitle>
      <div className="grid gap-4 lg:grid-cols-[17rem_1fr]">
        <div className="flex flex-col gap-4">
          <section className="card p-4" aria-label={t('explore.question')}>
            <label className="flex flex-col gap-1 text-[13px] font-medium text-ink-2">
              {t('explore.question')}
              <select
                className="input"
                value={chosen.id}
                onChange={(event) => void change({ 'explore.measure': event.target.value })}
              >
                {groups.map((group) => {
                  const members = all.filter((one) => one.group === group)
                  return (
                    members.length > 0 && (
                      <optgroup key={group} label={t(`group.${group}`)}>
                        {members.map((one) => (
                          <option key={one.id} value={one.id}>
                            {pick(one.title)}
                          </option>
                        ))}
                      </optgroup>
                    )
                  )
                })}
              </select>
            </label>
            <p className="mt-3 text-[13px] text-ink-2">{pick(chosen.doc)}</p>
          </section>
          <ParamsForm key={chosen.id} definition={chosen} />
        </div>
        <Answer definition={chosen} />
      </div>
    </>
  )
}

function Answer({ definition }: { definition: Definition }) {
  const names = ownParams(definition.params.properties).map(([name]) => name)
  const numeric = Object.entries(definition.columns).filter(([, { unit }]) => unit !== 'text' && unit !== 'day')
  const metrics =
    definition.chart.kind === 'line' || definition.chart.kind === 'bar' ? numeric.map(([name]) => name) : []
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <MeasureCard key={definition.id} id={definition.id} own={names} metrics={metrics} height={340} sentence />
      {isDrawn(definition.chart.kind) && (
        <MeasureCard key={`${definition.id}-rows`} id={definition.id} own={names} view="table" />
      )}
    </div>
  )
}
