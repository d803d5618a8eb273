import type { ChannelRules } from '../kernel/channel-rule.ts'
import type { TrafficChannelId } from '../kernel/traffic-channel.ts'
import { type Sql, sql } from '../store/sql.ts'
import type { Warehouse } from '../store/warehouse/warehouse.ts'
import { withChannel } from './channel-of.ts'
import { type Touch, touchRows } from './touch-rows.ts'

/** A touch and the visits that began like it. */
export type CountedTouch = Touch & { visits: number }

/** What a touch is by two lists of rules; rules by their place from 1, 0 where none holds. */
export type Classified = { from: TrafficChannelId; to: TrafficChannelId; from_rule: number; to_rule: number }
export type Move = { from: TrafficChannelId; to: TrafficChannelId; visits: number }

/** `touches` stand in the order asked; `moves` are the visits that change their channel, most first. */
export type Moved = { visits: number; moved: number; moves: Move[]; touches: Classified[] }

/** Rows with the channel by two lists: `from`, `from_rule`, `to` and `to_rule`. For the columns of `rows` see `withChannel`. */
export function withBothChannels(rows: Sql, now: ChannelRules, proposed: ChannelRules): Sql {
  const before = sql`SELECT * EXCEPT (channel, channel_rule), channel AS from, channel_rule AS from_rule FROM ${withChannel(rows, now)}`
  return sql`(SELECT * EXCEPT (channel, channel_rule), channel AS to, channel_rule AS to_rule FROM ${withChannel(before, proposed)})`
}

/** Which of these touches another list of rules moves to another channel. */
export async function movedTouches(
  { warehouse }: { warehouse: Warehouse },
  now: ChannelRules,
  proposed: ChannelRules,
  counted: readonly CountedTouch[],
): Promise<Moved> {
  const both = withBothChannels(touchRows(counted), now, proposed)
  const touches = await warehouse.query<Classified>(
    sql`SELECT from, to, from_rule, to_rule FROM ${both} ORDER BY place`,
  )
  const moves = new Map<string, Move>()
  touches.forEach(({ from, to }, i) => {
    const visits = counted[i]?.visits ?? 0
    const move = moves.get(`${from} ${to}`) ?? { from, to, visits: 0 }
    if (from !== to) moves.set(`${from} ${to}`, { ...move, visits: move.visits + visits })
  })
  return {
    visits: sum(counted),
    moved: sum([...moves.values()]),
    moves: [...moves.values()].sort((a, b) => b.visits - a.visits),
    touches,
  }
}

function sum(all: readonly { visits: number }[]): number {
  return all.reduce((total, { visits }) => total + visits, 0)
}
