import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import { fromMinor } from '../../kernel/money.ts'
import type { Client } from '../client.ts'
import { listFault, noteFaults, saveLeftOut } from '../fault-lines.ts'
import { languageOf } from '../language.ts'
import { saveFile, writeOut } from '../save-file.ts'
import { type Brand, brandPath, globalOptions, show, type World, withBrand } from '../world.ts'

const share = z.number().nullable()
const room = z.looseObject({
  name: z.string(),
  currency: z.string(),
  verdict: z.string(),
  room: share,
  left: share,
  margin: z.int(),
  room_per_unit: z.int(),
  left_per_unit: z.int(),
  levels: z.array(z.looseObject({ name: z.string(), up_to: share })),
  return_limit: z.enum(['at', 'any', 'none']),
  break_even_return_rate: share,
  break_even_price: z.int().nullable(),
  not_stated: z.array(z.string()),
})
const answer = z.object({ rooms: z.array(room) })
const read = z.object({
  products: z.array(z.record(z.string(), z.unknown())),
  quarantined: z.int(),
  faults: z.array(listFault),
})

const ofProduct = {
  price: ['--price <amount>', 'without tax, before coupons'],
  landed_cost: ['--landed-cost <amount>', 'of a unit, until it is in the warehouse'],
  platform_percent: ['--platform-percent <percent>', 'what the platform takes'],
  payment_percent: ['--payment-percent <percent>', 'what a payment costs'],
  payment_fixed: ['--payment-fixed <amount>', 'what it costs besides, a unit'],
  fulfilment: ['--fulfilment <amount>', 'picking, packing and delivery of a unit'],
  return_percent: ['--return-percent <percent>', 'of the units sold, how many come back'],
  return_cost: ['--return-cost <amount>', 'what one that comes back costs besides'],
  resellable_percent: ['--resellable-percent <percent>', 'of those that come back, how many are sold again'],
  coupon_percent: ['--coupon-percent <percent>', 'of the price'],
  coupon_amount: ['--coupon-amount <amount>', 'in place of the percentage'],
} as const
type Options = Record<string, string | boolean | string[] | undefined> & {
  file?: string
  leftOut?: string
  template?: string
  format: string
  out?: string
  level?: string[]
}

/** `millpond room`: what commissions products carry, from what is stated of them. */
export function addRoomCommand(program: Command, world: World): void {
  const command = program
    .command('room')
    .description('what commissions a product carries, from price, costs and return rate as they are stated')
    .option('--file <file>', 'many products from a CSV, TSV or XLSX file, in place of the options of one')
    .option('--template <file>', 'write an empty list of products as CSV, with a line as an example, and end')
    .option('--left-out <file>', 'save the lines of the file that cannot be read, with reasons, to mend them')
    .option('--name <text>', 'what the product is called')
    .option('--currency <code>', "of its amounts; the brand's, unless said otherwise")
  for (const [flag, description] of Object.values(ofProduct)) command.option(flag, description)
  command
    .option('--level <name=percent...>', 'who gets how much: creator=15 agency=5 leader=3, unless said otherwise')
    .option('--keep-percent <percent>', 'share of net sales to be kept (10)')
    .option('--commissions-on <choice>', 'kept: of sales after what came back; sold: of everything sold (kept)')
    .option('--percents-of <choice>', 'price, or paid: what is left of it after the coupon (price)')
    .option('--platform-fee-stays', 'the platform keeps its fee when goods come back')
    .option('--payment-fee-returned', 'the fee of the payment is given back with a refund')
    .addOption(
      new Option('--format <format>', 'how rooms are written').choices(['table', 'json', 'csv']).default('table'),
    )
    .option('--out <file>', 'file to write CSV to, instead of the terminal')
    .action((options: Options, self: Command) =>
      withBrand(world, self, (client, brand) => work(world, self, { client, brand, options })),
    )
}

type Asked = { client: Client; brand: Brand; options: Options }

async function work(world: World, command: Command, asked: Asked): Promise<void> {
  const { client, brand, options } = asked
  const language = languageOf(world.env)
  if (options.template)
    return saveFile(client, brandPath(brand, 'room', 'file', 'template'), { language }, options.template)
  if (options.out && options.format !== 'csv')
    throw new Problem('bad_request', { reason: '--out takes --format csv', field: 'out' })
  const products = options.file ? await fromFile(world, asked, options.file) : [stated(options, brand)]
  if (products.length === 0)
    throw new Problem('bad_request', { reason: 'no line of the file can be read', field: 'file' })
  const body = { products, ...termsOf(options) }
  if (options.format === 'csv') {
    const bytes = await client.download(brandPath(brand, 'room', 'csv'), {}, body)
    return writeOut(bytes, options.out)
  }
  const { rooms } = await client.call('POST', brandPath(brand, 'room'), answer, { body })
  if (globalOptions(command).json || options.format === 'json') return world.print(JSON.stringify(rooms, null, 2))
  const rows = rooms.map(inWords)
  show(world, command, columnsOf(rows), rows)
  const missing = [...new Set(rooms.flatMap(({ not_stated }) => not_stated))]
  if (missing.length > 0) world.note(`\nNot stated for all, and not counted there: ${missing.join(', ')}.`)
}

async function fromFile(world: World, { client, brand, options }: Asked, file: string) {
  const name = basename(file)
  if (options.leftOut)
    await saveLeftOut(world, client, brandPath(brand, 'room', 'file', 'left-out'), file, options.leftOut)
  const found = await client.upload(brandPath(brand, 'room', 'file'), { name }, createReadStream(file), read)
  noteFaults(world, found.faults)
  if (found.quarantined > 0) world.note(`${found.quarantined} lines left out.`)
  return found.products
}

function stated(options: Options, brand: Brand): Record<string, unknown> {
  for (const name of ['price', 'landedCost'])
    if (!options[name])
      throw new Problem('bad_request', { reason: 'give --price and --landed-cost, or --file', field: name })
  const figures = Object.keys(ofProduct).map((name) => [name, options[camel(name)] ?? null])
  const { name = 'product', currency = brand.currency } = options
  return { name, currency, ...Object.fromEntries(figures) }
}

function termsOf(options: Options) {
  const named = ['keep_percent', 'commissions_on', 'percents_of'].map((name) => [name, options[camel(name)]])
  return {
    ...Object.fromEntries(named.filter(([, value]) => value !== undefined)),
    ...(options.level && { levels: options.level.map(levelOf) }),
    platform_fee_returned: !options.platformFeeStays,
    payment_fee_returned: Boolean(options.paymentFeeReturned),
  }
}

function levelOf(written: string) {
  const at = written.lastIndexOf('=')
  if (at < 1) throw new Problem('bad_request', { reason: `"${written}" is no name=percent`, field: 'level' })
  return { name: written.slice(0, at), percent: written.slice(at + 1) }
}

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
const percent = (part: number | null) => (part === null ? null : `${(part * 100).toFixed(2)}%`)

function inWords(one: z.infer<typeof room>): Record<string, unknown> {
  const money = (minor: number | null) => (minor === null ? null : fromMinor(BigInt(minor), one.currency))
  const { return_limit, break_even_return_rate } = one
  return {
    product: one.name,
    currency: one.currency,
    verdict: one.verdict,
    margin: money(one.margin),
    room: percent(one.room),
    'room a unit': money(one.room_per_unit),
    left: percent(one.left),
    'left a unit': money(one.left_per_unit),
    ...Object.fromEntries(one.levels.map(({ name, up_to }) => [`${name} up to`, percent(up_to)])),
    'returns up to': return_limit === 'at' ? percent(break_even_return_rate) : return_limit,
    'price from': money(one.break_even_price),
  }
}

const columnsOf = ([row = {}]: readonly Record<string, unknown>[]) =>
  Object.keys(row).map((key) => ({ key, title: key, right: !['product', 'currency', 'verdict'].includes(key) }))
