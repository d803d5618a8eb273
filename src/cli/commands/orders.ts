import type { Command } from 'commander'
import { behindParams } from '../../measure/orders-behind.ts'
import { optionName, paramsOf } from '../params.ts'
import { brandPath, listOf, show, type World, withBrand } from '../world.ts'

const columns = ['order_id', 'store', 'ordered_at', 'sales_channel', 'country', 'units', 'net_sales', 'cm1', 'cm3']

/** `millpond orders`: the orders behind a figure, by the same filters. */
export function addOrdersCommand(program: Command, world: World): void {
  const command = program.command('orders').description('list the orders behind a figure')
  const params = paramsOf(behindParams)
  for (const { flag, description } of params) command.option(flag, description)
  command.action((given: Record<string, string>, self: Command) =>
    withBrand(world, self, async (client, brand) => {
      const query = Object.fromEntries(params.map(({ name }) => [name, given[optionName(name)]]))
      const path = brandPath(brand, 'orders')
      const { items } = await client.call('GET', path, listOf, {
        query,
      })
      show(
        world,
        self,
        columns.map((key) => ({ key, title: key.replaceAll('_', ' ') })),
        items,
      )
    }),
  )
}
