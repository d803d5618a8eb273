import { ListFilter as Icon, X } from 'lucide-react'
import { customerKinds, filterCount, type ListFilter, listed, listFilters, listText } from '../address/view.ts'
import { Badge } from '../components/badge.tsx'
import { Button } from '../components/button.tsx'
import { Popover } from '../components/popover.tsx'
import { Segmented } from '../components/segmented.tsx'
import { useNames } from '../format/names.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { FilterValues } from './filter-values.tsx'
import { useView } from './workspace.tsx'

/** Filters by channel, market, store, product, campaign and kind of customer. */
export function Filters() {
  const { t } = useTexts()
  const { view, change } = useView()
  const count = filterCount(view)
  const customer = view.customer ?? 'all'
  const clear = () =>
    change({ ...Object.fromEntries(listFilters.map((name) => [name, undefined])), customer: undefined })
  return (
    <Popover
      label={t('filter.title')}
      align="end"
      trigger={
        <Button aria-label={t('filter.is', { count })}>
          <Icon size={15} className="text-ink-3" aria-hidden />
          <span className="hidden md:inline">{t('filter.title')}</span>
          {count > 0 && <Badge tone="accent">{count}</Badge>}
        </Button>
      }
    >
      <div className="flex w-80 max-w-full flex-col gap-4">
        <Segmented
          label={t('filter.customer')}
          value={customer}
          choices={customerKinds.map((kind) => ({ value: kind, label: t(`filter.customer_${kind}`) }))}
          onChange={(kind) => void change({ customer: kind === 'all' ? undefined : kind })}
        />
        {listFilters.map((name) => (
          <OneFilter
            key={name}
            name={name}
            values={listed(view[name])}
            onChange={(values) => void change({ [name]: listText(values) || undefined })}
          />
        ))}
        {count > 0 && (
          <Button kind="quiet" small onClick={() => void clear()}>
            {t('filter.clear')}
          </Button>
        )}
      </div>
    </Popover>
  )
}

type OneProps = { name: ListFilter; values: string[]; onChange: (values: string[]) => void }

function OneFilter({ name, values, onChange }: OneProps) {
  const { t } = useTexts()
  const nameOf = useNames()
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="text-[13px] font-medium text-ink-2">{t(`filter.${name}`)}</legend>
      {values.length > 0 && (
        <ul className="flex flex-wrap gap-1">
          {values.map((value) => (
            <li key={value}>
              <button
                type="button"
                className="inline-flex items-center gap-1 rounded-full bg-accent-soft px-2 py-0.5 text-xs text-accent"
                aria-label={t('filter.remove', { name: nameOf(name, value) })}
                onClick={() => onChange(values.filter((one) => one !== value))}
              >
                {nameOf(name, value)}
                <X size={12} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <FilterValues name={name} chosen={values} onAdd={(value) => onChange([...values, value])} />
    </fieldset>
  )
}
