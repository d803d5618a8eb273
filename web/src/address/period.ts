import { addDays, addMonths } from '../format/day.ts'
import type { Preset, View } from './view.ts'

export type Days = { from: string; to: string }
/** First and last day that has data, where known. */
export type Extent = Days | undefined

/** The day that presets end on: today, unless the data stopped long ago; then its last day, so that old data is seen at once. */
export function anchorDay(today: string, extent: Extent): string {
  if (!extent) return today
  return extent.to < addDays(today, -45) ? extent.to : today
}

/** The days of a preset, both ends counted. */
export function presetDays(preset: Preset, today: string, extent: Extent): Days {
  const end = anchorDay(today, extent)
  const month = `${end.slice(0, 7)}-01`
  switch (preset) {
    case 'last_7':
      return { from: addDays(end, -6), to: end }
    case 'last_30':
      return { from: addDays(end, -29), to: end }
    case 'last_90':
      return { from: addDays(end, -89), to: end }
    case 'this_month':
      return { from: month, to: end }
    case 'last_month':
      return { from: addMonths(month, -1), to: addDays(month, -1) }
    case 'this_year':
      return { from: `${end.slice(0, 4)}-01-01`, to: end }
    case 'last_365':
      return { from: addDays(end, -364), to: end }
    case 'all':
      return extent ?? { from: addDays(end, -729), to: end }
  }
}

export const defaultPreset: Preset = 'last_365'

/** The days a view speaks of. */
export function daysOf(view: View, today: string, extent: Extent): Days {
  if (view.from && view.to) return { from: view.from, to: view.to }
  return presetDays(view.period ?? defaultPreset, today, extent)
}
