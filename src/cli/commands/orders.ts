import type { Command } from 'commander'
import { z } from 'zod'
import { behindParams } from '../../measure/orders-behind.ts'
import { exchange, rateLine } from '../exchange-line.ts'
import { figureTable } from '../figures.ts'
import { orderColumns } from '../order-columns.ts'
import { optionName, paramsOf } from '../params.ts'
import { brandPath, globalOptions, pageOf, type World, withBrand } from '../world.ts'

const page = pageOf.extend({ currency: z.string(), exchange: exchange.optional() })

/** `millpond orders`: the orders behind a figure, by the same filters. */
export function addOrdersCommand(program: Command, world: World): void {
  const command = program.command('orders').description('list the orders behind a figure')
  const params = paramsOf(behindParams)
  for (const { flag, description } of params) command.option(flag, description)
  command.action((given: Record<string, string>, self: Command) =>
    withBrand(world, self, async (client, brand) => {
      const query = Object.fromEntries(params.map(({ name }) => [name, given[optionName(name)]]))
      const { items, currency, exchange, next } = await client.call('GET', brandPath(brand, 'orders'), page, { query })
      if (globalOptions(self).json) return world.print(JSON.stringify(items, null, 2))
      world.print(items.length ? figureTable(orderColumns, items, currency) : '(none)')
      if (exchange) world.note(rateLine(exchange))
      if (next) world.note(`\nThere are more: --cursor ${next}`)
    }),
  )
}
