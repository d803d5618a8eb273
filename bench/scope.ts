/** The brand that benchmarks fill and ask, as the registry would tell of it. */
export const benchScope = {
  brand: 'bench',
  slice: 1,
  trafficSlice: 1,
  timeZone: 'UTC',
  currency: 'USD',
  liveLoads: [0, 1],
  stores: {},
  spendRules: [],
  lifecycle: {},
  creatorTiers: [],
}
