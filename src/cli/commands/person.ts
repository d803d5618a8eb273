import type { Command } from 'commander'
import type { z } from 'zod'
import { timeline } from '../../measure/traffic/people.ts'
import { columnsOf } from '../output.ts'
import { brandPath, type NamedTable, showTables, type World, withBrand } from '../world.ts'

type Timeline = z.infer<typeof timeline>

const visitColumns = columnsOf(
  ...['started_at', 'channel', 'source', 'utm_campaign', 'code', 'in_app', 'device', 'country'],
  ...['engaged_seconds', 'order_ids', 'known_by', 'bot_reasons'],
)

/** `millpond people show`: one person's timeline. */
export function addPersonCommand(people: Command, world: World): void {
  people
    .command('show <person>')
    .description("show a person's visits with what was done in each, the orders, and the ids that were joined")
    .option('--limit <n>', 'most visits (1 to 1000)', '100')
    .addHelpText(
      'after',
      '\nKnown by likeness: without consent, told apart for one day by address and browser; an estimate.' +
        '\nThe number of a person is that of `millpond people list` and `millpond live`.',
    )
    .action((person: string, query: { limit: string }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const told = await client.call('GET', brandPath(brand, 'people', person), timeline, { query })
        showTables(world, command, tablesOf(told), told)
      }),
    )
}

function tablesOf(told: Timeline): NamedTable[] {
  const { person, ids, visits } = told
  return [
    {
      name: 'Person (times are UTC)',
      columns: columnsOf(
        ...[
          'person',
          'user_id',
          'anonymous_id',
          'known_by',
          'first_at',
          'last_at',
          'visits',
          'orders',
          'engaged_seconds',
        ],
        ...['first_channel', 'last_channel', 'country', 'device', 'is_bot', ...(person.is_bot ? ['bot_reasons'] : [])],
      ),
      rows: [person],
    },
    {
      name: 'Ids that were joined, and by what (deterministic, unless an id is known by likeness)',
      columns: columnsOf('person', 'edge', 'since', 'known_by'),
      rows: ids,
    },
    {
      name: visits.length < person.visits ? `The latest ${visits.length} of ${person.visits} visits` : 'Visits',
      columns: visitColumns,
      rows: visits.map((visit) => ({ ...visit, source: visit.utm_source || visit.referrer_host })),
    },
    {
      name: 'What was done in each visit',
      columns: [{ key: 'visit', title: 'visit' }, { key: 'after', title: 'after', right: true }, ...columnsOf('step')],
      rows: visits.flatMap(stepsOf),
    },
    {
      name: 'Orders of the visits, and as what the books have them',
      columns: columnsOf('visit', 'order', 'store', 'booked_as'),
      rows: ordersOf(told),
    },
  ]
}

function stepsOf({ started_at: visit, steps, step_ms }: Timeline['visits'][number]) {
  return steps.map((step, i) => ({ visit, after: `${((step_ms[i] ?? 0) / 1000).toFixed(1)} s`, step }))
}

/** Orders as visits tell them; one that the books do not have is booked as nothing. */
function ordersOf({ visits, orders }: Timeline) {
  return visits.flatMap(({ started_at: visit, order_ids }) =>
    order_ids.map((order) => {
      const booked = orders.find(({ told_as }) => told_as === order)
      return { visit, order, store: booked?.store, booked_as: booked?.order_id }
    }),
  )
}
