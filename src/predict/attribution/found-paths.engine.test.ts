import { describe, expect, test } from 'vitest'
import { brandOf, buys, march, order, paths, visits } from '../../../test/attributed.ts'
import { warehouses } from '../../../test/measuring.ts'
import { view } from '../../../test/stories.ts'
import { questionOf, readParams } from '../../measure/ask.ts'
import { runMeasure } from '../../measure/run.ts'
import { attribution } from './attribution.ts'
import { type People, readRows } from './found-paths.ts'
import { countedVisits } from './journey-paths.ts'

describe.each(warehouses)('paths, %s', (_, open) => {
  test('people are the same whether they are counted at once or some after others', async () => {
    const lookers = Array.from({ length: 40 }, (_, i) =>
      visits(`looker-${i}`, paths[(['search', 'direct', 'creator, search'] as const)[i % 3] ?? 'direct']),
    )
    const { warehouse, scope } = await brandOf(open, lookers.flat(), [])
    const p = { ...readParams(attribution.params, march), ...questionOf(march, scope), by: 'channel' as const }
    const counted = async (visitsInAll: number) => {
      const statements = countedVisits(p, visitsInAll)
      async function* found() {
        for (const statement of statements) yield await warehouse.query<object>(statement)
      }
      const { people } = await readRows(found())
      const texts = people.map(({ touches, others }: People) => `${touches.join(' > ')}: ${others}`)
      return { parts: statements.length, people: texts.sort() }
    }
    const [once, some] = [await counted(0), await counted(20_000_000)]
    expect(once).toEqual({ parts: 1, people: ['creator > paid_search: 13', 'direct: 13', 'paid_search: 14'] })
    expect(some).toEqual({ parts: 4, people: once.people })
  })

  test('a campaign with the sign that parts names is one touch, and breaks no model', async () => {
    const { warehouse, scope } = await brandOf(
      open,
      [
        view('ann', '2026-03-20T12:00', '/?utm_source=tiktok&utm_medium=creator&utm_campaign=a%1Fb'),
        buys('ann', '1', '2026-03-20'),
      ],
      [order('1', 4000)],
    )
    const { rows } = await runMeasure({ warehouse }, scope, attribution, { ...march, by: 'campaign' })
    expect(new Set(rows.map(({ key, conversions }) => `${key}: ${conversions}`))).toEqual(new Set(['a b: 1']))
  })
})
