import { text } from 'node:stream/consumers'
import { type Command, Option } from 'commander'
import { z } from 'zod'
import type { Client } from '../client.ts'
import { languageOf } from '../language.ts'
import { saveFile } from '../save-file.ts'
import { type Brand, brandPath, globalOptions, listOf, show, type World, withBrand } from '../world.ts'
import { addReportSettingsCommand } from './report-settings.ts'

type Options = { week?: string; currency?: string; language?: 'en' | 'zh'; html?: string; pdf?: string; send?: boolean }

const columns = ['week', 'recipient', 'language', 'state', 'tries', 'next_try', 'reason'].map((key) => ({
  key,
  title: key.replace('_', ' '),
  right: key === 'tries',
}))

/** `millpond report`: the week as a story, printed, as a file, or sent. */
export function addReportCommand(program: Command, world: World): void {
  const group = program.command('report').description('what happened in a week, as a story')
  group
    .command('show', { isDefault: true })
    .description('print the report of a week, write it into files, or send it to its recipients')
    .option('--week <day>', 'any day of the week; without it, the latest week that is over')
    .option('--currency <code>', "of the figures; without it, the brand's")
    .addOption(new Option('--language <language>', 'what it is written in').choices(['en', 'zh']))
    .option('--html <file>', 'write it as a page')
    .option('--pdf <file>', 'write it as a PDF')
    .option('--send', 'send it to all recipients who have not got it')
    .action((options: Options, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        if (options.send) return sendNow(world, command, { client, brand, week: options.week })
        await tell(world, command, { client, brand, options })
      }),
    )
  group
    .command('sent')
    .description('list the reports that were sent or tried')
    .action((_options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const { items } = await client.call('GET', brandPath(brand, 'report', 'sent'), listOf)
        show(world, command, columns, items)
      }),
    )
  addReportSettingsCommand(group, world)
}

type On = { client: Client; brand: Brand }

async function tell(
  world: World,
  command: Command,
  { client, brand, options }: On & { options: Options },
): Promise<void> {
  const { week, currency, html, pdf, language = languageOf(world.env) } = options
  const path = brandPath(brand, 'report', 'file')
  const asked = { week, currency, language }
  if (html) await saveFile(client, path, { ...asked, format: 'html' }, html)
  if (pdf) await saveFile(client, path, { ...asked, format: 'pdf' }, pdf)
  for (const file of [html, pdf]) if (file) world.note(`Written: ${file}`)
  if (html || pdf) return
  if (globalOptions(command).json) {
    const report = await client.call('GET', brandPath(brand, 'report'), z.unknown(), { query: { week, currency } })
    return world.print(JSON.stringify(report, null, 2))
  }
  world.print((await text(await client.download(path, { ...asked, format: 'text' }))).trimEnd())
}

async function sendNow(world: World, command: Command, { client, brand, week }: On & { week: string | undefined }) {
  const { items } = await client.call('POST', brandPath(brand, 'report', 'send'), listOf, { body: { week } })
  show(world, command, columns, items)
}
