import type { Command } from 'commander'
import { z } from 'zod'
import { wholeList } from '../../kernel/pages.ts'
import { saveFile } from '../save-file.ts'
import { brandPath, globalOptions, pageOf, show, type World, withBrand } from '../world.ts'

const columns = ['id', 'state', 'creator', 'amount', 'currency', 'orders', 'period_from', 'period_to', 'paid_on'].map(
  (key) => ({ key, title: key.replaceAll('_', ' ') }),
)
const money = z.object({ amount: z.string(), currency: z.string() })
const payout = z.looseObject({ id: z.string(), creator: z.object({ name: z.string() }) })
const statement = z.looseObject({ payable: z.array(money), order_count: z.int() })

type Days = { from: string; to: string }

/** `millpond payouts …`: what creators are owed and get. */
export function addPayoutsCommand(program: Command, world: World): void {
  const group = program.command('payouts').description('list, approve, settle or export payouts to creators')
  addListing(group, world)
  addApproving(group, world)
  addSettling(group, world)
  addHolding(group, world)
}

function addListing(group: Command, world: World): void {
  group
    .command('list', { isDefault: true })
    .description('list payouts, newest first')
    .option('--state <choice>', 'approved, paid or void')
    .action(({ state }: { state?: string }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const page = pageOf.extend({ items: z.array(payout) })
        const rows = await wholeList((cursor?: string) =>
          client.call('GET', brandPath(brand, 'payouts'), page, { query: { state, cursor } }),
        )
        if (globalOptions(command).json) return world.print(JSON.stringify(rows, null, 2))
        const shown = rows.map((row) => ({ ...row, creator: row.creator.name }))
        show(world, command, columns, shown)
      }),
    )
  group
    .command('export <file>')
    .description('write payouts as CSV for a bank or payment tool')
    .option('--state <choice>', 'approved, paid or void', 'approved')
    .action((file: string, { state }: { state: string }, command: Command) =>
      withBrand(world, command, (client, brand) =>
        saveFile(client, brandPath(brand, 'payouts', 'file'), { state }, file),
      ),
    )
}

function addApproving(group: Command, world: World): void {
  group
    .command('statement <creator>')
    .description('say what is due to a creator, by id, with the orders of a period')
    .requiredOption('--from <day>', 'first day')
    .requiredOption('--to <day>', 'last day')
    .option('--save <file>', 'write all of its orders as CSV instead')
    .action((creator: string, { save, ...query }: Days & { save?: string }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const path = brandPath(brand, 'creators', creator, 'statement')
        if (save) return saveFile(client, `${path}/file`, query, save)
        const told = await client.call('GET', path, statement, { query })
        if (globalOptions(command).json) return world.print(JSON.stringify(told, null, 2))
        const due = told.payable.map(({ amount, currency }) => `${amount} ${currency}`).join(' + ')
        world.print(`${told.order_count} orders; due: ${due || 'nothing'}.`)
      }),
    )
  group
    .command('approve <creator>')
    .description('approve what is due to a creator, and print the ids of the payouts')
    .requiredOption('--from <day>', 'first day')
    .requiredOption('--to <day>', 'last day')
    .action((creator: string, days: Days, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const made = z.object({ items: z.array(z.string()) })
        const body = { creator, ...days }
        const { items } = await client.call('POST', brandPath(brand, 'payouts'), made, { body })
        world.print(globalOptions(command).json ? JSON.stringify(items) : items.join('\n'))
      }),
    )
}

function addSettling(group: Command, world: World): void {
  group
    .command('paid <id>')
    .description('note that a payout was paid')
    .requiredOption('--on <day>', 'the day on which it was paid')
    .option('--reference <text>', 'what the bank or tool calls it')
    .action((id: string, { on, reference }: { on: string; reference?: string }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const body = { state: 'paid', paid_on: on, ...(reference && { reference }) }
        await client.call('PATCH', brandPath(brand, 'payouts', id), payout, { body })
      }),
    )
  group
    .command('void <id>')
    .description('take an approved payout back: its orders are due again')
    .action((id: string, _options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        await client.call('PATCH', brandPath(brand, 'payouts', id), payout, { body: { state: 'void' } })
      }),
    )
}

const heldColumns = ['store', 'order_id', 'reason', 'held_at'].map((key) => ({ key, title: key.replaceAll('_', ' ') }))
const heldList = z.object({ items: z.array(z.looseObject({ order_id: z.string() })) })

function addHolding(group: Command, world: World): void {
  group
    .command('held')
    .description('list orders whose commission is held back')
    .action((_options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { items } = await client.call('GET', brandPath(brand, 'held-claims'), heldList)
        if (globalOptions(command).json) return world.print(JSON.stringify(items, null, 2))
        show(world, command, heldColumns, items)
      }),
    )
  const holding = [
    ['hold', true, 'hold the commission of orders back: they are in no payout'],
    ['release', false, 'let the commission of orders go again'],
  ] as const
  for (const [name, held, description] of holding)
    group
      .command(`${name} <order...>`)
      .description(description)
      .option('--store <name>', 'store of the orders', '')
      .option('--reason <choice>', 'leaked_coupon, own_order or other', 'other')
      .action((ids: string[], { store, reason }: { store: string; reason: string }, command: Command) =>
        withBrand(world, command, async (client, brand) => {
          const body = { orders: ids.map((order_id) => ({ store, order_id })), held, reason }
          const { orders } = await client.call('POST', brandPath(brand, 'held-claims'), z.object({ orders: z.int() }), {
            body,
          })
          world.print(`${orders} ${orders === 1 ? 'order' : 'orders'} ${held ? 'held back' : 'let go'}.`)
        }),
      )
}
