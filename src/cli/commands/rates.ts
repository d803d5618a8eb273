import type { Command } from 'commander'
import { z } from 'zod'
import { languageOf } from '../language.ts'
import { brandPath, globalOptions, show, type World, withBrand } from '../world.ts'

const ranges = z.array(z.object({ first_day: z.string(), last_day: z.string() }))
const coverage = z.object({
  currency: z.string(),
  items: z.array(
    z.object({
      currency: z.string(),
      used: z.boolean(),
      days: z.number(),
      ranges,
      missing_days: z.number(),
      missing_lines: z.number(),
      missing_in: z.array(z.string()),
      missing: ranges,
    }),
  ),
  remedy: z.object({ en: z.string(), zh: z.string() }).optional(),
})

const columns = [
  { key: 'currency', title: 'currency' },
  { key: 'used', title: 'in use' },
  { key: 'days', title: 'days', right: true },
  { key: 'covered', title: 'rates of' },
  { key: 'missing_days', title: 'missing', right: true },
  { key: 'missing_in', title: 'needed by' },
  { key: 'lacking', title: 'days that lack one' },
]

/** Ranges that a line of the terminal has room for. */
const mostRanges = 3

/** `millpond rates`: which days the exchange rates cover, and which days lack one. */
export function addRatesCommand(program: Command, world: World): void {
  program
    .command('rates')
    .description('list the exchange rates by currency: the days they cover, and the days that lack one')
    .action((_options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const told = await client.call('GET', brandPath(brand, 'rates'), coverage)
        if (globalOptions(command).json) return world.print(JSON.stringify(told, null, 2))
        const rows = told.items.map(({ used, ranges: covered, missing, ...one }) => ({
          ...one,
          used: used ? 'yes' : 'no',
          covered: rangesText(covered),
          lacking: rangesText(missing),
        }))
        show(world, command, columns, rows)
        if (told.remedy) world.note(`\n${told.remedy[languageOf(world.env)]}`)
      }),
    )
}

function rangesText(all: z.infer<typeof ranges>): string {
  const shown = all
    .slice(0, mostRanges)
    .map(({ first_day: from, last_day: to }) => (from === to ? from : `${from}…${to}`))
  const more = all.length > mostRanges ? [`+${all.length - mostRanges}`] : []
  return [...shown, ...more].join(', ')
}
