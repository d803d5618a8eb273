import { ComparePicker } from './compare-picker.tsx'
import { CurrencyPicker } from './currency-picker.tsx'
import { Filters } from './filters.tsx'
import { PeriodPicker } from './period-picker.tsx'
import { ShownRate } from './shown-rate.tsx'

/** Period, comparison, currency and filters of the pages that show figures. */
export function FilterBar() {
  return (
    <div className="flex min-w-0 flex-1 basis-full flex-wrap items-center gap-1.5 sm:basis-auto sm:justify-end">
      <PeriodPicker />
      <ComparePicker />
      <CurrencyPicker />
      <Filters />
      <ShownRate />
    </div>
  )
}
