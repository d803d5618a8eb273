import { expect, test } from 'vitest'
import { newBrand } from '../../test/people.ts'
import { onEachRegistry } from '../../test/registries.ts'
import { listAudit } from './audit.ts'
import { lifecycleRulesHistory, lifecycleRulesOf, saveLifecycleRules, statedThresholds } from './lifecycle-rules.ts'
import { brandScope } from './loads.ts'

onEachRegistry('where stages of the lifecycle begin', ({ registry: registryOf }) => {
  test('what is stated holds for questions from then on, and is in the history and the trail', async () => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    expect(await lifecycleRulesOf(registry, brand)).toMatchObject({ version: 0, thresholds: {}, created_by: null })
    expect((await brandScope(registry, brand)).lifecycle).toEqual({})
    await saveLifecycleRules(registry, owner, brand, { loyal_orders: 5 })
    const saved = await saveLifecycleRules(registry, owner, brand, { lapsing_days: 60 }, { note: 'Coffee', seen: 1 })
    expect(saved).toMatchObject({ version: 2, thresholds: { lapsing_days: 60 }, note: 'Coffee' })
    expect((await brandScope(registry, brand)).lifecycle).toEqual({ lapsing_days: 60 })
    const history = await lifecycleRulesHistory(registry, brand)
    expect(history.map(({ version, thresholds }) => [version, thresholds])).toEqual([
      [2, { lapsing_days: 60 }],
      [1, { loyal_orders: 5 }],
      [0, {}],
    ])
    expect((await listAudit(registry, brand)).items[0]).toMatchObject({
      action: 'lifecycle-rules.save',
      what: 'lifecycle-rules/2',
      before: { loyal_orders: 5 },
      after: { lapsing_days: 60 },
    })
  })

  test('who looked at an older version is told that it changed', async () => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    await saveLifecycleRules(registry, owner, brand, { loyal_orders: 5 })
    const late = saveLifecycleRules(registry, owner, brand, { loyal_orders: 6 }, { seen: 0 })
    await expect(late).rejects.toMatchObject({ code: 'conflict' })
    expect(await lifecycleRulesOf(registry, brand)).toMatchObject({ version: 1, thresholds: { loyal_orders: 5 } })
  })
})

test('lost comes after lapsing', () => {
  const isRead = (stated: object) => statedThresholds.safeParse(stated).success
  expect(isRead({ lapsing_days: 60, lost_days: 61 })).toBe(true)
  expect(isRead({ lapsing_days: 60, lost_days: 60 })).toBe(false)
  expect(isRead({ visitor_lapsing_days: 60, visitor_lost_days: 30 })).toBe(false)
  expect(isRead({ lost_days: 20 })).toBe(true)
  expect(isRead({ lost_days: 0 })).toBe(false)
})
