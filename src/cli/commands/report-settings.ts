import { type Command, Option } from 'commander'
import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import { brandPath, globalOptions, show, type World, withBrand } from '../world.ts'

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const recipient = z.object({ address: z.string(), language: z.enum(['en', 'zh']) })
type Recipient = z.infer<typeof recipient>
const settings = z.looseObject({
  is_sent: z.boolean(),
  weekday: z.number(),
  hour: z.number(),
  recipients: z.array(recipient),
  can_send: z.boolean(),
})
const columns = ['address', 'language'].map((key) => ({ key, title: key }))

type Change = {
  send?: 'on' | 'off'
  day?: (typeof weekdays)[number]
  hour?: string
  add?: string[]
  language: Recipient['language']
  remove?: string[]
}

/** `millpond report settings …`: whether, when and to whom the report is sent. */
export function addReportSettingsCommand(report: Command, world: World): void {
  const group = report.command('settings').description('whether, when and to whom the report is sent')
  group
    .command('show', { isDefault: true })
    .description('the day and hour, and the recipients')
    .action((_options: unknown, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const now = await client.call('GET', brandPath(brand, 'report', 'settings'), settings)
        tell(world, command, now)
      }),
    )
  group
    .command('set')
    .description('change what is named, and leave the rest as it is; the next report that falls due goes by it')
    .addOption(new Option('--send <state>', 'whether it is sent every week').choices(['on', 'off']))
    .addOption(new Option('--day <weekday>', 'the day it is sent on').choices(weekdays))
    .option('--hour <hour>', "the hour of the brand's clock, 0 to 23")
    .option('--add <address...>', 'recipients to add; one who is there gets the language')
    .addOption(
      new Option('--language <language>', 'what those who are added get it in').choices(['en', 'zh']).default('en'),
    )
    .option('--remove <address...>', 'recipients to take off')
    .action((change: Change, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const path = brandPath(brand, 'report', 'settings')
        const body = changed(await client.call('GET', path, settings), change)
        tell(world, command, await client.call('PUT', path, settings, { body }))
      }),
    )
}

function tell(world: World, command: Command, now: z.infer<typeof settings>): void {
  if (globalOptions(command).json) {
    world.print(JSON.stringify(now, null, 2))
    return
  }
  show(world, command, columns, now.recipients)
  const day = weekdays[now.weekday - 1] ?? ''
  const when = `${day.slice(0, 1).toUpperCase()}${day.slice(1)} ${String(now.hour).padStart(2, '0')}:00 of the brand's clock`
  world.note(now.is_sent ? `Sent every ${when}.` : `Not sent; it would be every ${when}.`)
  if (!now.can_send) world.note('No mail server is set: MILLPOND_SMTP_URL and MILLPOND_MAIL_FROM.')
}

/** Settings as the server takes them, which checks them. */
function changed({ is_sent, weekday, hour, recipients }: z.infer<typeof settings>, change: Change) {
  return {
    is_sent: change.send ? change.send === 'on' : is_sent,
    weekday: change.day ? weekdays.indexOf(change.day) + 1 : weekday,
    hour: change.hour === undefined ? hour : hourOf(change.hour),
    recipients: listed(recipients, change),
  }
}

function hourOf(text: string): number {
  if (/^\d+$/.test(text) && Number(text) < 24) return Number(text)
  throw new Problem('bad_request', { reason: `"${text}" is no hour of the day; write 0 to 23` })
}

function listed(recipients: readonly Recipient[], { add = [], remove = [], language }: Change): Recipient[] {
  const list = new Map(recipients.map((one) => [one.address, one]))
  for (const address of remove.map((one) => one.toLowerCase()))
    if (!list.delete(address)) throw new Problem('not_found', { what: `recipient "${address}"` })
  for (const address of add.map((one) => one.toLowerCase())) list.set(address, { address, language })
  return [...list.values()]
}
