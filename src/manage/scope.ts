/** Which brand is asked, in which rebuilds of its ledger and of its traffic, and how it counts days and money. Filled by the server. */
export type Scope = {
  brand: string
  slice: number
  trafficSlice: number
  timeZone: string
  currency: string
  liveLoads: readonly number[]
}
