/** One fit of a brand: when, of orders up to which day, in which currency, and what times were told in. */
export type Fit = { brand: string; fittedAt: Date; lastDay: string; currency: string; grainDays: number }
