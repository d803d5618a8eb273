import { z } from 'zod'
import type { StatedThresholds } from '../../kernel/lifecycle.ts'
import type { Scope } from '../../manage/scope.ts'
import { sql } from '../../store/sql.ts'
import type { Options, Warehouse } from '../../store/warehouse/warehouse.ts'
import { knownPeople } from './known-people.ts'
import { stageId } from './lifecycles.ts'
import { actsUntil, inParts, type Part } from './parts.ts'
import { thresholds } from './rhythm.ts'
import { stageAt, withSpells } from './spells.ts'

export const movedStagesAnswer = z
  .object({
    people: z.int(),
    moved: z.int().describe('People whose stage would be another one'),
    moves: z.array(z.object({ from: z.string(), to: z.string(), people: z.int() })).describe('Most people first'),
  })
  .meta({ id: 'MovedStages' })

/** How many people would be in another stage at the end of a day if thresholds were others than the brand's. */
export async function movedStages(
  { warehouse }: { warehouse: Warehouse },
  scope: Scope,
  { proposed, day }: { proposed: StatedThresholds; day: string },
  options: Options,
): Promise<z.infer<typeof movedStagesAnswer>> {
  const asked = { scope, from: day, to: day }
  const now = (some: Part) => sql`(${withSpells(knownPeople(asked, [], some), thresholds({ scope }), sql`held`)})`
  const [size] = await warehouse.query<{ rows: number }>(actsUntil(asked), options)
  const moved = (some: Part) => sql`
      SELECT was, becomes, count() AS times
      FROM (
        SELECT (${stageAt(day, sql`held`)}).1 AS was, (${stageAt(day, sql`tried`)}).1 AS becomes
        FROM (${withSpells(now(some), thresholds({ scope }, proposed), sql`tried`)})
      )
      WHERE was > 0 GROUP BY was, becomes`
  const rows = await warehouse.query<{ from: string; to: string; people: number }>(
    sql`
    SELECT ${stageId(sql`was`)} AS from, ${stageId(sql`becomes`)} AS to, sum(times) AS people
    FROM (${inParts(size?.rows ?? 0, [sql`was`, sql`becomes`, sql`times`], moved)})
    GROUP BY was, becomes ORDER BY people DESC, was, becomes`,
    options,
  )
  const moves = rows.filter(({ from, to }) => from !== to)
  const sum = (some: typeof rows) => some.reduce((all, one) => all + one.people, 0)
  return movedStagesAnswer.parse({ people: sum(rows), moved: sum(moves), moves })
}
