import { expect, test } from 'vitest'
import { newBrand } from '../../test/people.ts'
import { onEachRegistry } from '../../test/registries.ts'
import { listAudit } from './audit.ts'
import { getBrand } from './brands.ts'
import { brandScope } from './loads.ts'
import { createRow, listRows, removeRow, updateRow } from './resource-rows.ts'
import { resources } from './resources.ts'
import { spendRules } from './spend-rules.ts'
import { tollRules, tollRulesOf } from './toll-rules.ts'

const rule = { toll: 'commission', sales_channel: 'amazon', country: 'DE', percent: '12.5', valid_from: '2026-01-01' }

onEachRegistry('resources', ({ registry: registryOf }) => {
  test('a new brand has the published defaults, dated and with their source', async () => {
    const registry = await registryOf()
    const { brand } = await newBrand(registry)
    const rows = await listRows(registry, tollRules, brand)
    const amazon = rows.find((row) => row.sales_channel === 'amazon' && row.country === 'US')
    expect(amazon).toMatchObject({
      toll: 'commission',
      percent: '15',
      minimum: '0.30',
      currency: 'USD',
      valid_from: '2000-01-01',
    })
    expect(rows.every((row) => row.note && 'basis' in row && row.basis === 'default')).toBe(true)
    expect(rows.find((row) => row.toll === 'creator')).toMatchObject({ percent: '15', campaign: '' })
    expect((await brandScope(registry, brand)).spendRules).toContainEqual({
      platform: 'amazon_ads',
      campaign: '',
      sales_channel: 'amazon',
    })
  })

  test('every default passes the check of what people state', async () => {
    const registry = await registryOf()
    const { brand } = await newBrand(registry)
    for (const resource of resources) {
      for (const row of await listRows(registry, resource, brand)) resource.schema.parse(row)
    }
  })

  test('a default that a person edits becomes an estimate, and the figures are to be made anew', async () => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    const [first] = await listRows(registry, tollRules, brand)
    if (!first) throw new Error('no default')
    const changed = await updateRow(registry, tollRules, owner, brand, first.id, { percent: '11' }, first.updated_at)
    expect(changed).toEqual({ ...first, percent: '11', basis: 'estimated', updated_at: changed.updated_at })
    expect((await getBrand(registry, brand)).stale_since).toBeInstanceOf(Date)
    expect((await listAudit(registry, brand)).items[0]).toMatchObject({
      action: 'toll-rules.update',
      before: { percent: first.percent, basis: 'default' },
      after: { percent: '11', basis: 'estimated' },
    })
  })

  test('a row that somebody changed meanwhile is a conflict, not a silent loss', async () => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    const row = await createRow(registry, tollRules, owner, brand, rule)
    await updateRow(registry, tollRules, owner, brand, row.id, { percent: '11' }, row.updated_at)
    const late = updateRow(registry, tollRules, owner, brand, row.id, { percent: '10' }, row.updated_at)
    await expect(late).rejects.toMatchObject({ code: 'conflict' })
    const lateToo = removeRow(registry, tollRules, owner, brand, row.id, row.updated_at)
    await expect(lateToo).rejects.toMatchObject({ code: 'conflict' })
    await removeRow(registry, tollRules, owner, brand, row.id)
    expect((await listRows(registry, tollRules, brand)).some(({ id }) => id === row.id)).toBe(false)
  })

  test.each([
    ['percent', { percent: '101' }],
    ['percent', { percent: '1,5' }],
    ['percent', { percent: '-1' }],
    ['currency', { fixed: '0.30' }],
    ['currency', { currency: 'DOLLAR' }],
    ['valid_to', { valid_to: '2025-12-31' }],
    ['valid_from', { valid_from: '2026-02-30' }],
    ['toll', { toll: 'bribe' }],
    ['country', { country: 'UK' }],
  ])('a rule whose %s is %j is refused by its name', async (field, change) => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    const refused = createRow(registry, tollRules, owner, brand, { ...rule, ...change })
    await expect(refused).rejects.toMatchObject({ code: 'bad_request', details: { field } })
  })

  test('a rebuild reads rules as fractions and open ends as empty text', async () => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    await createRow(registry, tollRules, owner, brand, { ...rule, fixed: '0.10', currency: 'EUR' })
    expect((await tollRulesOf(registry, brand)).at(-1)).toEqual({
      toll: 'commission',
      sales_channel: 'amazon',
      store: '',
      country: 'DE',
      campaign: '',
      fulfilment: '',
      fraction: '0.125',
      fixed: '0.10',
      minimum: '0',
      currency: 'EUR',
      valid_from: '2026-01-01',
      valid_to: '',
      basis: 'estimated',
    })
  })

  test('two rules for the spend of one platform and campaign are a conflict', async () => {
    const registry = await registryOf()
    const { brand, owner } = await newBrand(registry)
    const again = createRow(registry, spendRules, owner, brand, { platform: 'amazon_ads', sales_channel: 'own_site' })
    await expect(again).rejects.toMatchObject({ code: 'conflict' })
    await createRow(registry, spendRules, owner, brand, {
      platform: 'amazon_ads',
      campaign: 'DTC',
      sales_channel: 'own_site',
    })
  })

  test('a row of another brand cannot be read, changed or removed from this one', async () => {
    const registry = await registryOf()
    const [mine, theirs] = [await newBrand(registry), await newBrand(registry)]
    const { id } = await createRow(registry, tollRules, theirs.owner, theirs.brand, rule)
    expect((await listRows(registry, tollRules, mine.brand)).some((row) => row.id === id)).toBe(false)
    const changed = updateRow(registry, tollRules, mine.owner, mine.brand, id, { percent: '1' })
    await expect(changed).rejects.toMatchObject({ code: 'not_found' })
    await expect(removeRow(registry, tollRules, mine.owner, mine.brand, id)).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('a patch cannot move a row to another brand or give it another id', async () => {
    const registry = await registryOf()
    const [mine, theirs] = [await newBrand(registry), await newBrand(registry)]
    const row = await createRow(registry, tollRules, mine.owner, mine.brand, rule)
    await updateRow(registry, tollRules, mine.owner, mine.brand, row.id, {
      brand: theirs.brand,
      id: 'toll_x',
      basis: 'default',
    })
    expect((await listRows(registry, tollRules, mine.brand)).find(({ id }) => id === row.id)).toMatchObject({
      basis: 'estimated',
    })
  })
})
