import type { Command } from 'commander'
import { z } from 'zod'
import type { Config } from '../../config.ts'
import { announce, firstLoginText, type Millpond, withdraw } from '../server.ts'
import { configOf, type World } from '../world.ts'

const options = z.object({
  demo: z.boolean().default(false),
  port: z.coerce.number().int().min(0).max(65_535).optional(),
  host: z.string().optional(),
})

/** `millpond start`: serves until it is told to stop. */
export function addStartCommand(program: Command, world: World): void {
  program
    .command('start')
    .description('start the server and the dashboard')
    .option('--demo', 'make a demo brand with two years of orders and visits, in the background')
    .option('--port <port>', 'port to listen on, instead of MILLPOND_PORT')
    .option('--host <address>', 'address to listen on, instead of MILLPOND_HOST')
    .action(async (given: unknown) => {
      const { demo, ...address } = options.parse(given)
      const config = configOf(world)
      const millpond = await world.create(config)
      const ended = stopsOnSignal()
      try {
        await serve(world, millpond, config, { host: address.host ?? config.host, port: address.port ?? config.port })
        const loading = demo ? millpond.loadDemo() : undefined
        await Promise.race(loading ? [ended, loading.then(() => ended)] : [ended])
      } finally {
        world.note('Stopping …')
        withdraw(config.dataDir)
        await millpond.close()
      }
    })
}

async function serve(world: World, millpond: Millpond, config: Config, address: { host: string; port: number }) {
  const url = await millpond.listen(address.host, address.port)
  announce(config.dataDir, { url, token: millpond.localToken, pid: process.pid })
  const lines = [`  Millpond is ready: ${config.publicUrl ?? url}`]
  if (millpond.firstLogin) lines.push(firstLoginText(millpond.firstLogin))
  world.print(`\n${lines.join('\n')}\n`)
}

/** Resolves at the first signal to stop, or when the launcher is gone. Further signals wait for the same end. */
function stopsOnSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
    process.on('disconnect', () => resolve())
    // The launcher's channel must not keep the process alive once everything is closed.
    process.channel?.unref()
  })
}
