import { describe, expect, test } from 'vitest'
import { insertRows } from '../../../test/books.ts'
import { newBrandId } from '../../../test/engines.ts'
import { warehouses } from '../../../test/measuring.ts'
import { declarationFilter, declarationsOf, getDeclaration, listDeclarations } from './declaration-list.ts'

type Said = { id: string; code: string; at: string; order?: string; customer?: string; more?: object }

const event = (brand: string, { id, code, at, order = '', customer = '', more }: Said) => ({
  brand,
  source: 'links',
  name: 'code_declared',
  type: 'track',
  at,
  received_at: at,
  message_id: crypto.randomUUID(),
  code,
  order_id: order,
  ...(customer ? { user_id: customer } : { anonymous_id: id }),
  props: `{'declaration':'${id}','said_in':'line','by':'Ann'}`,
  ...more,
})

async function scene(open: (typeof warehouses)[number][1], said: readonly Said[]) {
  const warehouse = await open()
  const brand = newBrandId()
  const rows = said.map((one) => event(brand, one))
  await insertRows(warehouse, 'events', rows)
  const list = (filter: object = {}) => listDeclarations(warehouse, brand, declarationFilter.parse(filter))
  return { warehouse, brand, list }
}

describe.each(warehouses)('declarations, %s', (_, open) => {
  test('all codes that were said are listed, the last said first, page after page, each once', async () => {
    const moments = ['2026-01-01 10:00:00.000', '2026-01-02 10:00:00.000', '2026-01-02 10:00:00.000']
    const { list } = await scene(
      open,
      [...moments, ...moments].map((at, i) => ({
        id: `dec_${i}`,
        code: i % 2 ? 'aaa222' : 'bbb333',
        at,
        order: `${i}`,
      })),
    )
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await list({ limit: 2, ...(cursor && { cursor }) })
      expect(page.items).toHaveLength(2)
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next
    } while (cursor)
    expect(seen).toEqual(['dec_5', 'dec_4', 'dec_2', 'dec_1', 'dec_3', 'dec_0'])
  })

  test('what was taken back is listed no more, and neither is what a sender of events calls so', async () => {
    const at = '2026-01-01 10:00:00.000'
    const withdrawn = { name: 'code_declaration_withdrawn' }
    const { warehouse, brand, list } = await scene(open, [
      { id: 'dec_1', code: 'aaa222', at, order: '1001' },
      { id: 'dec_2', code: 'aaa222', at, customer: 'cus_2' },
      { id: 'dec_2', code: 'aaa222', at, customer: 'cus_2', more: withdrawn },
      { id: 'dec_3', code: 'aaa222', at, order: '1003', more: { source: 'src_shop' } },
      { id: 'dec_1', code: 'aaa222', at, order: '1001', more: { ...withdrawn, source: 'src_shop' } },
    ])
    const one = {
      id: 'dec_1',
      code: 'aaa222',
      at,
      order_id: '1001',
      store: '',
      customer_id: '',
      said_in: 'line',
      by: 'Ann',
      edge: 'declared',
    }
    expect(await list()).toEqual({ items: [one] })
    expect(await declarationsOf(warehouse, brand, 'aaa222')).toEqual([one])
    await expect(getDeclaration(warehouse, brand, 'aaa222', 'dec_2')).rejects.toThrow('declaration')
  })

  test('they are found by code, order, customer, place and who recorded them', async () => {
    const at = '2026-01-01 10:00:00.000'
    const { list } = await scene(open, [
      { id: 'dec_1', code: 'aaa222', at, order: '1001' },
      { id: 'dec_2', code: 'bbb333', at, customer: 'cus_2' },
    ])
    const found = async (search: string) => (await list({ search })).items.map(({ id }) => id)
    expect(await found('AAA2')).toEqual(['dec_1'])
    expect(await found('1001')).toEqual(['dec_1'])
    expect(await found('CUS_2')).toEqual(['dec_2'])
    expect(await found('ann')).toEqual(['dec_2', 'dec_1'])
    expect(await found('whatsapp')).toEqual([])
  })
})
