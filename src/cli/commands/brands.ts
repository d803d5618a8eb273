import type { Command } from 'commander'
import { z } from 'zod'
import { brandPath, listOf, show, type World, withBrand, withClient } from '../world.ts'

const columns = [
  { key: 'id', title: 'id' },
  { key: 'name', title: 'name' },
  { key: 'currency', title: 'currency' },
  { key: 'time_zone', title: 'time zone' },
  { key: 'markets', title: 'markets' },
  { key: 'ip_addresses', title: 'addresses' },
  { key: 'derived_at', title: 'figures of' },
]

/** `millpond brands`: lists and creates brands. */
export function addBrandCommands(program: Command, world: World): void {
  const brands = program.command('brands').description('list brands, or create one')
  brands
    .command('list', { isDefault: true })
    .description('list the brands')
    .action((_options: unknown, command: Command) =>
      withClient(world, async (client) => {
        const { items } = await client.call('GET', '/api/v1/brands', listOf)
        show(world, command, columns, items)
      }),
    )
  brands
    .command('addresses <kept>')
    .description('say what is kept of the addresses of visitors: truncate or drop')
    .action((kept: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const body = { ip_addresses: kept }
        const changed = await client.call('PATCH', brandPath(brand), z.record(z.string(), z.unknown()), { body })
        show(world, command, columns, [changed])
      }),
    )
  brands
    .command('create <name>')
    .description('create a brand')
    .requiredOption('--currency <code>', 'currency that its figures are shown in, such as USD')
    .requiredOption('--time-zone <zone>', 'zone in which its days begin, such as Asia/Shanghai')
    .option('--markets <codes>', 'countries it sells to, separated by commas, such as US,DE,JP', '')
    .action((name: string, given: { currency: string; timeZone: string; markets: string }, command: Command) =>
      withClient(world, async (client) => {
        const body = {
          name,
          currency: given.currency,
          time_zone: given.timeZone,
          markets: given.markets.split(',').filter(Boolean),
        }
        const made = await client.call('POST', '/api/v1/brands', z.record(z.string(), z.unknown()), { body })
        show(world, command, columns, [made])
      }),
    )
}
