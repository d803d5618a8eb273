/** A coupon of the scenario that leaked: given to one creator's audience, it was put on a page that collects coupons, whose visitors use it. */
export const leak = {
  /** Of the creator's campaign, whose coupon it is. */
  campaign: 'creator-mia',
  page: 'https://www.couponbirds.com/codes/lumen-and-tide',
  site: 'couponbirds.com',
  /** Days between its first order and the end of the scenario. */
  daysBefore: 12,
  /** How its orders lie over the days from then on: a burst, and what is left of it. */
  days: [2, 9, 8, 6, 4, 3, 2, 2, 1, 1, 1, 1],
  /** Where they go, also to markets that the creator does not reach. */
  countries: { US: 5, DE: 4, GB: 3, AU: 2 },
  /** Orders in the smallest brand, and so many more in the model's base size. */
  orders: [24, 60],
  /** What stands in the cause of each of its orders. */
  driver: 'leaked-coupon',
  touch: 'deal_site',
} as const
