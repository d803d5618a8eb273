import { describe, expect, test } from 'vitest'
import { brandWith, warehouses } from '../../../test/measuring.ts'
import { act, deriveStories, happens, view } from '../../../test/stories.ts'
import { questionOf, readParams } from '../ask.ts'
import type { Measure } from '../define.ts'
import { lifecycleFlows } from './lifecycle-flows.ts'
import { lifecyclePeople } from './lifecycle-people.ts'
import { lifecycleStagesNow } from './lifecycle-stages.ts'
import { rowsAtOnce } from './parts.ts'

const march = { from: '2025-03-01', to: '2025-03-31' }
const names = Array.from({ length: 30 }, (_, i) => `p${i}`)
const at = (day: number) => `2025-0${1 + (day % 3)}-1${day % 10}`

/** Every third only looks around, the others order twice: some as known customers, some without a name, all from a device of theirs. */
const orders = names.flatMap((name, i) =>
  [1, 2].flatMap((nth) =>
    i % 3 === 0
      ? []
      : [
          {
            order_id: `${name}-${nth}`,
            ...(i % 3 === 1 && { customer_id: name, order_rank: nth, first_at: `${at(0)} 10:00:00` }),
            ...{ country: i % 2 ? 'DE' : 'US' },
            entries: [
              {
                ...{ at: `2025-0${nth}-1${i % 10} 10:00:00`, sku: i % 4 ? 'SHIRT' : 'MUG', units: 1 },
                ...{ net_sales: 1000, goods_cost: 400 },
              },
            ],
          },
        ],
  ),
)
const story = names.flatMap((name, i) => [
  view(name, `${at(i)}T08:00`, '/?utm_source=tiktok&utm_medium=paid_social'),
  ...(i % 3 === 0
    ? []
    : [1, 2].map((nth) =>
        act(name, `2025-0${nth}-1${i % 10}T10:00`, 'Order Completed', { order_id: `${name}-${nth}` }),
      )),
])

describe.each(warehouses)('people of the lifecycle in parts, %s', (_, open) => {
  test('what is asked of some people after others is what is asked of all at once', async () => {
    const { warehouse, scope } = await brandWith(open, orders)
    await happens(warehouse, scope, story)
    await deriveStories(warehouse, scope)
    const asked = async (measure: Measure, params: object, rows: number) => {
      const question = questionOf(readParams(measure.params, { ...march, ...params }), scope)
      return warehouse.query<{ people?: number }>(measure.sql(question, rows))
    }
    const questions: [Measure, object][] = [
      [lifecycleStagesNow as Measure, { by: 'country' }],
      [lifecycleFlows as Measure, { by: 'channel' }],
      [lifecyclePeople as Measure, { by: 'product' }],
      [lifecyclePeople as Measure, { limit: 7 }],
    ]
    for (const [measure, params] of questions) {
      const atOnce = await asked(measure, params, 0)
      expect(atOnce.length).toBeGreaterThan(1)
      expect(await asked(measure, params, 3 * rowsAtOnce)).toEqual(atOnce)
    }
    const stages = await asked(lifecycleStagesNow as Measure, {}, 4 * rowsAtOnce)
    expect(stages.reduce((sum, { people = 0 }) => sum + people, 0)).toBe(names.length)
  })
})
