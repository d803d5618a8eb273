import { listed, listText } from '../../address/view.ts'
import { keepView, useView } from '../../shell/workspace.tsx'

/** Filters of visits, which the header has not: they stand in the address as "traffic.channel". */
export const trafficFilters = ['channel', 'visit_source', 'device'] as const
export type TrafficFilterName = (typeof trafficFilters)[number]
type Search = Record<string, string | undefined>

/** The text of a filter for one value of an answer; an empty one is written so that it can be asked for. */
export function filterText(value: unknown): string {
  const text = String(value ?? '')
  return text === '' ? '(none)' : listText([text])
}

/** What pages of the traffic pass to one another: the view, and the filters of visits. */
export function keepTraffic(search: Search): Search {
  const kept = trafficFilters.map((name) => [addressOf(name), search[addressOf(name)]])
  return { ...keepView(search), ...Object.fromEntries(kept) }
}

export function addressOf(name: TrafficFilterName): string {
  return `traffic.${name}`
}

/** The filters of visits as parameters of measures, as lists, and how to set one. */
export function useTrafficFilter() {
  const { cards, change } = useView()
  const params: Partial<Record<TrafficFilterName, string>> = {}
  for (const name of trafficFilters) {
    const value = cards[addressOf(name)]
    if (value) params[name] = value
  }
  return {
    params,
    valuesOf: (name: TrafficFilterName) => listed(params[name]),
    set: (name: TrafficFilterName, values: readonly string[]) =>
      void change({ [addressOf(name)]: listText(values) || undefined }),
  }
}
