import { expect, test } from 'vitest'
import { engines, newBrandId } from '../../../test/engines.ts'
import { state } from '../../../test/facts.ts'
import { at, ledger, scopeOf, shirt } from '../../../test/ledger.ts'
import { runMeasure } from '../run.ts'
import { spend } from './spend.ts'

test('spend of a campaign that was renamed is found by the name that it has', async () => {
  const { warehouse } = await engines()
  const brand = newBrandId()
  await state(warehouse, brand, 1, 'order_lines', [shirt])
  const named = (load: number, campaign: string) =>
    state(warehouse, brand, load, 'spend', [
      {
        platform: 'meta',
        kind: 'ads',
        day: '2026-03-02',
        currency: 'USD',
        campaign,
        spend_minor: 700n,
        as_of: at(`2026-03-0${3 + load}T00:00:00`),
        row_key: '991',
      } as never,
    ])
  await named(0, 'old name')
  await named(1, 'new name')
  const scope = scopeOf(brand)
  await ledger(warehouse, scope)
  const spentOn = async (campaign: string) => {
    const { totals } = await runMeasure({ warehouse }, scope, spend, { from: '2026-03-01', to: '2026-03-31', campaign })
    return totals.spend
  }
  expect([await spentOn('old name'), await spentOn('new name')]).toEqual([undefined, 700])
})
