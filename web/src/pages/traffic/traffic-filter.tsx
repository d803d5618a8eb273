import { useQuery } from '@tanstack/react-query'
import { ListFilter, X } from 'lucide-react'
import { catalogueQuery } from '../../api/measures.ts'
import { Button } from '../../components/button.tsx'
import { SelectField } from '../../components/field.tsx'
import { Popover } from '../../components/popover.tsx'
import { Skeleton } from '../../components/states.tsx'
import { useNames } from '../../format/names.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useMeasure } from '../../measure/use-measure.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { type TrafficFilterName, trafficFilters, useTrafficFilter } from './filtered.ts'

const dimensions = { channel: 'channel', visit_source: 'source', device: 'device' } as const

/** Narrows the visits of a page by what its measures can be asked for; values that are chosen can be taken out in place. */
export function TrafficFilter({ names = trafficFilters }: { names?: readonly TrafficFilterName[] }) {
  const { t } = useTexts()
  const { valuesOf, set } = useTrafficFilter()
  const nameOf = useValueNames()
  const chosen = names.flatMap((name) => valuesOf(name).map((value) => ({ name, value })))
  return (
    <div className="mb-4 flex flex-wrap items-center gap-1.5">
      <Popover
        label={t('traffic.filter')}
        trigger={
          <Button small aria-label={t('traffic.filter_is', { count: chosen.length })}>
            <ListFilter size={14} className="text-ink-3" aria-hidden />
            {t('traffic.filter')}
          </Button>
        }
      >
        <div className="flex w-72 max-w-full flex-col gap-3">
          {names.map((name) => (
            <FilterOptions key={name} name={name} />
          ))}
        </div>
      </Popover>
      {chosen.map(({ name, value }) => (
        <button
          key={`${name} ${value}`}
          type="button"
          className="inline-flex max-w-full items-center gap-1 rounded-full bg-accent-soft px-2 py-0.5 text-xs text-accent"
          aria-label={t('filter.remove', { name: nameOf(name, value) })}
          onClick={() =>
            set(
              name,
              valuesOf(name).filter((one) => one !== value),
            )
          }
        >
          <span className="truncate">
            {t(`traffic.filter_${name}`)}: {nameOf(name, value)}
          </span>
          <X size={12} className="shrink-0" aria-hidden />
        </button>
      ))}
    </div>
  )
}

/** Adds a value that visits of the period have. */
function FilterOptions({ name }: { name: TrafficFilterName }) {
  const { t } = useTexts()
  const { valuesOf, set } = useTrafficFilter()
  const nameOf = useValueNames()
  const { answer, error } = useMeasure('traffic-table', { by: dimensions[name], limit: 100, compare: 'none' })
  const chosen = valuesOf(name)
  const values = (answer?.rows ?? []).map(({ key }) => (key === '' ? '(none)' : String(key)))
  const label = t(`traffic.filter_${name}`)
  if (!answer && !error) return <Skeleton className="h-9" />
  return (
    <SelectField
      label={label}
      value=""
      choices={[
        { value: '', label: t('filter.any') },
        ...values.filter((value) => !chosen.includes(value)).map((value) => ({ value, label: nameOf(name, value) })),
      ]}
      onChange={(event) => event.target.value && set(name, [...chosen, event.target.value])}
    />
  )
}

/** What values of the filters are called: kinds of traffic have names, others are as they are. */
function useValueNames(): (name: TrafficFilterName, value: string) => string {
  const { pick } = useTexts()
  const nameOf = useNames()
  const { brand } = useWorkspace()
  const { data } = useQuery(catalogueQuery(brand.id))
  const words = data?.get('traffic-table')?.columns.key?.values
  return (name, value) => (name === 'channel' && pick(words?.[value])) || nameOf(name, value)
}
