/** The coupon code that a creator's audience is given, and the percent it takes off. */
export const creatorCodes: Readonly<Record<string, readonly [code: string, percent: number]>> = {
  'creator-mia': ['MIA10', 10],
  'creator-jonas': ['JONAS10', 10],
  'creator-haruka': ['HARUKA8', 8],
}
