import type { Command } from 'commander'
import { type LiveView, liveView } from '../../measure/traffic/live.ts'
import { columnsOf } from '../output.ts'
import { brandPath, type NamedTable, showTables, type World, withBrand } from '../world.ts'

const counts = (...keys: string[]) => columnsOf(...keys).map((column) => ({ ...column, right: true }))

/** `millpond live`: who is in the shop now, from where, and doing what. */
export function addLiveCommand(program: Command, world: World): void {
  program
    .command('live')
    .description('who is in the shop now, from where, and doing what')
    .option('--bots <which>', 'exclude, include or only', 'exclude')
    .action((query: { bots: string }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const now = await client.call('GET', brandPath(brand, 'live'), liveView, { query })
        showTables(world, command, tablesOf(now, query.bots !== 'exclude'), now)
      }),
    )
}

/** What happened last stands at the end, where a terminal shows it; where bots are among them, each says why it is one. */
function tablesOf(now: LiveView, hasBots: boolean): NamedTable[] {
  return [
    {
      name: 'People within the last five minutes, and what happened within the last 30',
      columns: counts('people_now', 'people', 'events', 'carts', 'orders'),
      rows: [now],
    },
    {
      name: 'Minutes of the last 30 with somebody there (UTC)',
      columns: [...columnsOf('minute'), ...counts('people', 'events')],
      rows: now.minutes.filter(({ people }) => people > 0),
    },
    ranked('Pages that people are on', 'page', now.pages),
    ranked('What brought them, once their visits are derived', 'channel', now.channels),
    ranked('Countries', 'country', now.countries),
    ranked('Devices', 'device', now.devices),
    {
      name: 'What happened last (UTC); `millpond people show <person>` tells more of who did it',
      columns: columnsOf(
        'at',
        'name',
        'path',
        'sku',
        'country',
        'device',
        'person',
        ...(hasBots ? ['bot_reasons'] : []),
      ),
      rows: now.latest,
    },
  ]
}

function ranked(name: string, title: string, rows: LiveView['pages']): NamedTable {
  return {
    name,
    columns: [{ key: 'key', title }, ...counts('people')],
    rows: rows.map(({ key, people }) => ({ key: key || null, people })),
  }
}
