import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { z } from 'zod'
import { wholeList } from '../../kernel/pages.ts'
import { brandPath, pageOf, show, type World, withBrand } from '../world.ts'

const columns = ['id', 'code', 'order_id', 'store', 'customer_id', 'said_in', 'at', 'by', 'edge'].map((key) => ({
  key,
  title: key.replaceAll('_', ' '),
}))

/** `millpond links …` for codes that people said in chats: recording them, their list, taking one back. */
export function addDeclarations(group: Command, world: World): void {
  group
    .command('declare <code>')
    .description('state that somebody typed a code in a chat')
    .option('--order <id>', 'the order it is about')
    .option('--customer <id>', 'the customer who typed it')
    .option('--said-in <place>', 'where it was said, such as whatsapp')
    .action((code: string, said: { order?: string; customer?: string; saidIn?: string }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const body = { order_id: said.order, customer_id: said.customer, said_in: said.saidIn }
        await client.call('POST', brandPath(brand, 'codes', code, 'declare'), z.unknown(), { body })
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
        if (file) {
          const csv = await client.download(brandPath(brand, 'declarations', 'file'), { search })
          return pipeline(csv, createWriteStream(file))
        }
        const read = (cursor?: string) =>
          client.call('GET', brandPath(brand, 'declarations'), pageOf, { query: { search, cursor, limit: 1000 } })
        show(world, command, columns, await wholeList(read))
      }),
    )
}
