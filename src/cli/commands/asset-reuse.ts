import type { Command } from 'commander'
import { z } from 'zod'
import { assetChannels } from '../../kernel/asset.ts'
import { brandPath, globalOptions, show, type World, withBrand } from '../world.ts'

const columns = [
  ...['asset', 'title', 'kind', 'channel', 'platform', 'market', 'from_day', 'rested_since', 'obstacles'],
  ...['rate', 'others', 'difference', 'verdict', 'shown'],
].map((key) => ({ key, title: key.replaceAll('_', ' ') }))

const rated = z.object({ shown: z.int(), rate: z.number(), low: z.number(), high: z.number() })
const proposal = z.looseObject({
  asset: z.object({ id: z.string(), title: z.string() }),
  kind: z.string(),
  place: z.object({ channel: z.string(), platform: z.string(), market: z.string() }),
  from_day: z.string(),
  rested_since: z.string().nullable(),
  obstacles: z.array(z.string()),
  evidence: z.looseObject({
    own: rated,
    others: rated,
    difference: z.number(),
    difference_low: z.number(),
    difference_high: z.number(),
    verdict: z.string(),
  }),
})
const answer = z.object({ items: z.array(proposal), total: z.int(), compared: z.int(), alone: z.int() })

type Filter = { asset?: string; channel?: string; market?: string; allowed?: boolean; limit?: string }

/** `millpond assets reuse`: which assets to show again, or elsewhere. */
export function addReuse(group: Command, world: World): void {
  group
    .command('reuse')
    .description('list which assets to show again or elsewhere, from when, and what forbids it')
    .option('--asset <id>', 'of one asset')
    .option('--channel <choice>', assetChannels.join(', '))
    .option('--market <code>', 'a country')
    .option('--allowed', 'only where a right holds')
    .option('--limit <number>', 'most proposals', '100')
    .action(({ allowed, ...filter }: Filter, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const query = { ...filter, ...(allowed && { state: 'allowed' }) }
        const told = await client.call('GET', brandPath(brand, 'assets', 'reuse'), answer, { query })
        show(world, command, columns, globalOptions(command).json ? told.items : told.items.map(inLine))
        world.note(
          `${told.items.length} of ${told.total}. Compared: ${told.compared}; with nothing beside them: ${told.alone}.`,
        )
      }),
    )
}

function inLine({ asset, place, evidence, obstacles, ...one }: z.infer<typeof proposal>) {
  const { own, others, difference, difference_low: low, difference_high: high, verdict } = evidence
  return {
    ...{ ...one, ...place, asset: asset.id, title: asset.title, obstacles: obstacles.join(', ') },
    ...{ rate: percent(own.rate), others: percent(others.rate), verdict, shown: own.shown },
    difference: `${percent(difference)} (${percent(low)} to ${percent(high)})`,
  }
}

const percent = (share: number) => `${(100 * share).toFixed(2)}%`
