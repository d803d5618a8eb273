import { fileURLToPath } from 'node:url'
import { type Command, CommanderError } from 'commander'
import { type Config, readConfig } from '../../config.ts'
import { type Check, type Finding, failure, messageOf, ok } from '../doctor/check.ts'
import { dashboard, directory, disk, memory, node, places, port } from '../doctor/machine.ts'
import { engines, stores } from '../doctor/stores.ts'
import { globalOptions, type World } from '../world.ts'

const dashboardPage = fileURLToPath(new URL('../../../web/dist/index.html', import.meta.url))
const marks = { ok: '✓', warning: '!', failure: '✗' } as const

/** `millpond doctor`: what is wrong with the machine or the configuration, and how to mend it. */
export function addDoctorCommand(program: Command, world: World): void {
  program
    .command('doctor')
    .description('check the machine and the configuration, and say how to mend what is wrong')
    .action(async (_options: unknown, command: Command) => {
      const results: ({ name: string } & Finding)[] = []
      for (const check of checks(world.env)) {
        const result = { name: check.name, ...(await examine(check)) }
        results.push(result)
        if (!globalOptions(command).json) world.print(line(result))
      }
      if (globalOptions(command).json) world.print(JSON.stringify(results, null, 2))
      if (results.some(({ level }) => level === 'failure')) throw new CommanderError(1, 'doctor', 'Some checks failed.')
    })
}

function line({ name, level, detail, remedy }: { name: string } & Finding): string {
  return `${marks[level]} ${name.padEnd(18)} ${detail}${remedy ? `\n  ${' '.repeat(18)} → ${remedy}` : ''}`
}

async function examine(check: Check): Promise<Finding> {
  try {
    return await check.run()
  } catch (error) {
    return failure(messageOf(error), 'Look at the cause above; run the doctor again afterwards.')
  }
}

/** What needs a valid configuration is looked at only where there is one. */
function checks(env: World['env']): Check[] {
  const always = [node, memory, dashboard(dashboardPage), engines]
  let config: Config
  try {
    config = readConfig(env)
  } catch (error) {
    const found = failure(messageOf(error), 'Correct the setting; docs/reference/settings.md lists all of them.')
    return [...always, { name: 'configuration', run: () => found }]
  }
  const { dataDir, host, port: number } = config
  const configured: Check = { name: 'configuration', run: () => ok('valid') }
  return [
    ...always,
    configured,
    directory(dataDir),
    disk(dataDir),
    port(dataDir, host, number),
    stores(config),
    places(config),
  ]
}
