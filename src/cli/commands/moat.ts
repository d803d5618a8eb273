import { setTimeout } from 'node:timers/promises'
import { type Command, InvalidArgumentError } from 'commander'
import { z } from 'zod'
import type { Client } from '../client.ts'
import { brandPath, globalOptions, type World, withBrand } from '../world.ts'

const share = z.number().nullable()
const report = z.object({
  tested_at: z.string(),
  last_day: z.string().nullable(),
  share,
  share_low: share,
  share_high: share,
  missing: z.string(),
  assumptions: z.record(z.string(), z.number()),
})
const state = z.object({ progress: z.number().nullable() })

const between = 300

/** `millpond moat dark-test`: thinks paid traffic away, and says what stands. */
export function addMoatCommand(program: Command, world: World): void {
  program
    .command('moat')
    .description('what stands if the paying stops; `millpond measure dark-test` tells the latest test')
    .command('dark-test')
    .description('make a dark test now; one is made once a day by itself')
    .option(
      '--assume <name=number...>',
      'what is assumed in place of the defaults, for the daily test, too',
      assumption,
    )
    .action(({ assume }: { assume?: Record<string, number> }, command: Command) =>
      withBrand(world, command, async (client, brand) => {
        const path = brandPath(brand, 'moat', 'dark-test')
        const asked = client.call('POST', path, report, { body: assume ? { assumptions: assume } : {} })
        const found = await followed(world, client, path, asked)
        if (globalOptions(command).json) return world.print(JSON.stringify(found, null, 2))
        world.print(said(found))
      }),
    )
}

function assumption(text: string, before: Record<string, number> = {}): Record<string, number> {
  const [name = '', number = ''] = text.split('=')
  if (number === '' || Number.isNaN(Number(number)))
    throw new InvalidArgumentError('write a name and a number, such as paid_new_anyway=0.3')
  return { ...before, [name]: Number(number) }
}

/** Waits for an answer, saying how far the test is. */
async function followed<Answer>(world: World, client: Client, path: string, asked: Promise<Answer>): Promise<Answer> {
  let done = false
  const end = () => {
    done = true
  }
  asked.then(end, end)
  let told = -1
  while (!done) {
    await Promise.race([asked.then(end, end), setTimeout(between)])
    if (done) break
    const { progress } = await client.call('GET', path, state)
    const percent = Math.floor(100 * (progress ?? 0))
    if (progress !== null && percent > told) world.note(`dark test  ${percent}%`)
    told = Math.max(told, percent)
  }
  return asked
}

function said({ share, share_low, share_high, missing, last_day }: z.infer<typeof report>): string {
  if (last_day === null) return 'No order is known.'
  if (share === null)
    return `No forecast: too little is known (${missing}). \`millpond measure dark-test\` says what is missing.`
  const percent = (one: number | null) => `${((one ?? 0) * 100).toFixed(1)}%`
  return `Estimate: ${percent(share)} of the next 180 days’ margin would stand without paid traffic (80% interval ${percent(share_low)} to ${percent(share_high)}); orders up to ${last_day}.`
}
