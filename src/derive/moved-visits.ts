import type { ChannelRules } from '../kernel/channel-rule.ts'
import { day, instant, join, sql, str, u64 } from '../store/sql.ts'
import type { Options, Warehouse } from '../store/warehouse/warehouse.ts'
import { type Classified, type Move, withBothChannels } from './moved-touches.ts'
import { type Touch, touchColumns } from './touch-rows.ts'

/** What some of the visits that move began like, and how many did. */
type Example = Required<Touch> & Classified & { visits: number }
/** `moves` are the visits that change their channel, most first, each move with those of its beginnings that are most frequent. */
export type MovedVisits = { visits: number; moved: number; moves: (Move & { examples: Example[] })[] }

/** A cluster writes the lists of sources anew wherever rules look something up, for two lists of rules more often than it allows by itself. */
const settings = { max_ast_elements: 1_000_000 }

/** Examples of a move. */
const most = sql`5`

/** Which of the visits that began since then another list of rules moves to another channel. Bots are left out. */
export async function movedVisits(
  { warehouse }: { warehouse: Warehouse },
  { brand, trafficSlice }: { brand: string; trafficSlice: number },
  now: ChannelRules,
  proposed: ChannelRules,
  since: Date,
  { limits }: Pick<Options, 'limits'> = {},
): Promise<MovedVisits> {
  const options: Options = { settings, ...(limits && { limits }) }
  const columns = join(Object.values(touchColumns))
  const begun = sql`
    SELECT utm_source, utm_medium, utm_campaign, utm_content, referrer_host, click_id_kind, code, in_app, entry_path AS path, entry_host AS host, count() AS visits
    FROM visits FINAL
    WHERE brand = ${str(brand)} AND slice = ${u64(trafficSlice)} AND day >= ${day(since.toISOString().slice(0, 10))} AND started_at >= ${instant(since)} AND empty(bot_reasons)
    GROUP BY ${columns}`
  const both = withBothChannels(begun, now, proposed)
  const [all, examples] = await Promise.all([
    warehouse.query<Move>(
      sql`SELECT from, to, sum(visits) AS visits FROM ${both} GROUP BY from, to ORDER BY visits DESC, from, to`,
      options,
    ),
    warehouse.query<Example>(
      sql`
      SELECT ${columns}, from, to, from_rule, to_rule, visits FROM ${both} WHERE from != to
      ORDER BY from, to, visits DESC, ${columns} LIMIT ${most} BY from, to`,
      options,
    ),
  ])
  const moves = all.filter(({ from, to }) => from !== to)
  return {
    visits: sum(all),
    moved: sum(moves),
    moves: moves.map((move) => ({
      ...move,
      examples: examples.filter(({ from, to }) => from === move.from && to === move.to),
    })),
  }
}

function sum(all: readonly Move[]): number {
  return all.reduce((total, { visits }) => total + visits, 0)
}
