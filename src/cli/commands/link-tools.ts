import { type Command, Option } from 'commander'
import { z } from 'zod'
import { chatApps, chatLanguages } from '../../kernel/chat-link.ts'
import { linkInput } from '../../manage/link-input.ts'
import { columnsOf, type TableColumn } from '../output.ts'
import { fieldsOf, withFields } from '../params.ts'
import { brandPath, globalOptions, show, type World, withBrand } from '../world.ts'

const preview = z.object({ code: z.string(), short_url: z.string(), target: z.string(), coupon: z.string() })
const chat = z.object({ url: z.string(), text: z.string(), carrier: z.enum(['text', 'ref', 'typed']) })
const settings = z.object({ base_url: z.string(), fallback: z.string() })

/** What people have to know of a chat that does not show the code by itself. */
const carriers = {
  text: 'The code stands in the message that is written beforehand, and may be edited.',
  ref: 'The app tells the code to your program; people write nothing.',
  typed: 'The app takes no message along: people have to write the text.',
}

/** `millpond links …` for what is around a link: trying one, opening a chat with its code, and where links live. */
export function addLinkTools(group: Command, world: World): void {
  addPreview(group, world)
  addChat(group, world)
  addSettings(group, world)
}

function addPreview(group: Command, world: World): void {
  const preparing = group.command('preview').description('show what a link would be; nothing is made')
  withFields(preparing, linkInput).action((_options: unknown, command: Command) =>
    withBrand(world, command, async (client, brand) => {
      const body = fieldsOf(command, linkInput)
      const would = await client.call('POST', brandPath(brand, 'links', 'preview'), preview, { body })
      tell(world, command, columnsOf('short_url', 'code', 'target', 'coupon'), would)
      if (!body.code && !globalOptions(command).json)
        world.note('The code is an example: the link gets another when it is made.')
    }),
  )
}

function addChat(group: Command, world: World): void {
  group
    .command('chat <code>')
    .description('print the address that opens a chat with the code of a link in it')
    .addOption(new Option('--app <app>', 'where the chat is').choices(chatApps).makeOptionMandatory())
    .requiredOption('--account <account>', 'the number or the name of the account')
    .addOption(new Option('--language <language>', 'of the usual message').choices(chatLanguages).default('en'))
    .option('--message <text>', 'another message; {code} is the code')
    .action((code: string, query: Record<'app' | 'account' | 'language' | 'message', string>, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const made = await client.call('GET', brandPath(brand, 'codes', code, 'chat'), chat, { query })
        if (globalOptions(command).json) return world.print(JSON.stringify(made, null, 2))
        world.print(made.url)
        world.note(`${carriers[made.carrier]}${made.carrier === 'ref' ? '' : `\n${made.text}`}`)
      }),
    )
}

function addSettings(group: Command, world: World): void {
  group
    .command('settings')
    .description('show where short links live, or change what is named and leave the rest as it is')
    .option('--address <address>', "the brand's own domain, which leads to this server; '' for the address of Millpond")
    .option('--fallback <address>', "where links lead that are over and state no place of their own; '' for none")
    .action(({ address, fallback }: { address?: string; fallback?: string }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const path = brandPath(brand, 'link-settings')
        const now = await client.call('GET', path, settings)
        const body = { base_url: address ?? now.base_url, fallback: fallback ?? now.fallback }
        const isChange = address !== undefined || fallback !== undefined
        const saved = isChange ? await client.call('PUT', path, settings, { body }) : now
        tell(world, command, settingColumns, saved)
      }),
    )
}

const settingColumns = [
  { key: 'base_url', title: 'address' },
  { key: 'fallback', title: 'fallback' },
]

/** Prints one thing as a line of a table, or as itself where --json is given. */
function tell(world: World, command: Command, columns: readonly TableColumn[], one: Record<string, unknown>): void {
  if (globalOptions(command).json) world.print(JSON.stringify(one, null, 2))
  else show(world, command, columns, [one])
}
