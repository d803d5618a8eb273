import { expect, test } from 'vitest'
import { type Claim, claimedOf } from './market-claims.ts'

const claim = (some: Partial<Claim>): Claim => ({
  ...{ sales_channel: 'amazon', cost: 100, sold: 1000, ads: 100, ads_stated: 100, stated: 300, facts: 9 },
  ...some,
})

test.each([
  ['what ads state, of all that was sold', {}, { amazon: 0.3 }],
  ['as much again where only half of the spend states its sales', { ads_stated: 50 }, { amazon: 0.6 }],
  ['not more than all', { stated: 3000 }, { amazon: 1 }],
  ['nothing where ads are known and none ran', { cost: 0, ads: 0, ads_stated: 0, stated: null }, { amazon: 0 }],
  ['not known where no ads are', { cost: 0, ads: 0, ads_stated: 0, stated: null, facts: 0 }, {}],
  ['not known where no sales are stated', { ads_stated: 0, stated: null }, {}],
])('a marketplace counts %s', (_, some, claimed) => {
  expect(claimedOf([claim(some)])).toEqual(claimed)
})
