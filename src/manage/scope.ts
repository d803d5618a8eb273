/** Which brand is asked, in which rebuilds of its ledger and of its traffic, and how it counts days and money. Filled by the server. */
export type Scope = {
  brand: string
  slice: number
  trafficSlice: number
  timeZone: string
  currency: string
  liveLoads: readonly number[]
  /** Sources of events whose orders are of one store, by id: its name as imports have it. */
  stores: Readonly<Record<string, string>>
}
