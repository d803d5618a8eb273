import type { Command } from 'commander'
import { z } from 'zod'
import { wholeList } from '../../kernel/pages.ts'
import { saveFile } from '../save-file.ts'
import { brandPath, pageOf, show, type World, withBrand } from '../world.ts'

const columns = ['id', 'code', 'order_id', 'store', 'customer_id', 'said_in', 'at', 'by', 'edge', 'remark'].map(
  (key) => ({
    key,
    title: key.replaceAll('_', ' '),
  }),
)

const declared = z.looseObject({ order_id: z.string(), store: z.string(), order_missing: z.boolean() })
const page = pageOf.extend({ items: z.array(declared) })

function waiting({ order_id, store }: z.output<typeof declared>): string {
  const order = store ? `${order_id} of ${store}` : order_id
  return `Recorded, but there is no order ${order} yet. It counts once that order comes.`
}

/** `millpond links …` for codes that people said in chats: recording them, their list, taking one back. */
export function addDeclarations(group: Command, world: World): void {
  group
    .command('declare <code>')
    .description('state that somebody typed a code in a chat')
    .option('--order <id>', 'the order it is about')
    .option('--store <store>', 'the store of the order, where several number their orders alike')
    .option('--customer <id>', 'the customer who typed it')
    .option('--said-in <place>', 'where it was said, such as whatsapp')
    .action(
      (code: string, said: Record<'order' | 'store' | 'customer' | 'saidIn', string | undefined>, command: Command) =>
        withBrand(world, command, async (client, brand) => {
          const body = { order_id: said.order, store: said.store, customer_id: said.customer, said_in: said.saidIn }
          const made = await client.call('POST', brandPath(brand, 'codes', code, 'declare'), declared, { body })
          if (made.order_missing) world.note(waiting(made))
        }),
    )
  group
    .command('withdraw <code> <id>')
    .description('take back that a code was declared; its id stands in the list of declarations')
    .action((code: string, id: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        await client.call('DELETE', brandPath(brand, 'codes', code, 'declarations', id), z.unknown())
      }),
    )
  addList(group, world)
}

function addList(group: Command, world: World): void {
  group
    .command('declarations')
    .description('list codes that were declared and not taken back, said last first')
    .option('--search <text>', 'in code, order, store, customer, place or who recorded it')
    .option('--file <file>', 'write them as CSV instead')
    .action(({ search, file }: { search?: string; file?: string }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        if (file) return saveFile(client, brandPath(brand, 'declarations', 'file'), { search }, file)
        const read = (cursor?: string) =>
          client.call('GET', brandPath(brand, 'declarations'), page, { query: { search, cursor, limit: 1000 } })
        const rows = await wholeList(read)
        show(
          world,
          command,
          columns,
          rows.map((row) => ({ ...row, remark: row.order_missing ? 'no such order yet' : '' })),
        )
      }),
    )
}
