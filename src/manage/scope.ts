/** Which brand is asked, in which rebuild of its tables, and how it counts days and money. Filled by the server. */
export type Scope = { brand: string; slice: number; timeZone: string; currency: string; liveLoads: readonly number[] }
