import { Command, CommanderError } from 'commander'
import { addAccessCommands } from './commands/access.ts'
import { addAssetsCommand } from './commands/assets.ts'
import { addAudiencesCommand } from './commands/audiences.ts'
import { addBrandCommands } from './commands/brands.ts'
import { addChannelRulesCommand } from './commands/channel-rules.ts'
import { addCollaborationsCommand } from './commands/collaborations.ts'
import { addConnectionsCommand } from './commands/connections.ts'
import { addCreatorsCommand } from './commands/creators.ts'
import { addDeriveCommand } from './commands/derive.ts'
import { addDoctorCommand } from './commands/doctor.ts'
import { addEventsCommand } from './commands/events.ts'
import { addFactCommands } from './commands/facts.ts'
import { addGalleriesCommand } from './commands/galleries.ts'
import { addImportCommand } from './commands/import.ts'
import { addImportsCommand } from './commands/imports.ts'
import { addLifecycleCommand } from './commands/lifecycle.ts'
import { addLifetimeCommand } from './commands/lifetime.ts'
import { addLinksCommand } from './commands/links.ts'
import { addLiveCommand } from './commands/live.ts'
import { addMcpCommand } from './commands/mcp.ts'
import { addMeasureCommands } from './commands/measure.ts'
import { addMoatCommand } from './commands/moat.ts'
import { addMovesCommand } from './commands/moves.ts'
import { addOpenapiCommand } from './commands/openapi.ts'
import { addOrdersCommand } from './commands/orders.ts'
import { addPayoutsCommand } from './commands/payouts.ts'
import { addPeopleCommand } from './commands/people.ts'
import { addPrivacyCommand } from './commands/privacy.ts'
import { addProductTestsCommand } from './commands/product-tests.ts'
import { addRatesCommand } from './commands/rates.ts'
import { addReportCommand } from './commands/report.ts'
import { addRoomCommand } from './commands/room.ts'
import { addSourcesCommand } from './commands/sources.ts'
import { addStartCommand } from './commands/start.ts'
import { addStatedCommands } from './commands/stated.ts'
import { addTasksCommand } from './commands/tasks.ts'
import { addUserCommand } from './commands/user.ts'
import { explain } from './failure.ts'
import type { World } from './world.ts'

/** Every command with its options. */
export function buildProgram(world: World): Command {
  const program = new Command('millpond')
    .description('What a brand that sells across borders really earns, after every toll.')
    .option('--brand <id or name>', 'the brand that is meant; may be left out where there is one')
    .option('--json', 'print JSON instead of tables')
    .showHelpAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => world.print(text.trimEnd()),
      writeErr: (text) => world.note(text.trimEnd()),
    })
  for (const add of [
    addStartCommand,
    addDoctorCommand,
    addImportCommand,
    addImportsCommand,
    addMeasureCommands,
    addRoomCommand,
    addOrdersCommand,
    addBrandCommands,
    addAccessCommands,
    addStatedCommands,
    addChannelRulesCommand,
    addFactCommands,
    addRatesCommand,
    addSourcesCommand,
    addConnectionsCommand,
    addEventsCommand,
    addPeopleCommand,
    addLiveCommand,
    addPrivacyCommand,
    addLinksCommand,
    addCreatorsCommand,
    addCollaborationsCommand,
    addPayoutsCommand,
    addAssetsCommand,
    addGalleriesCommand,
    addProductTestsCommand,
    addLifecycleCommand,
    addLifetimeCommand,
    addMovesCommand,
    addAudiencesCommand,
    addTasksCommand,
    addReportCommand,
    addMcpCommand,
    addMoatCommand,
    addDeriveCommand,
    addUserCommand,
    addOpenapiCommand,
  ]) {
    add(program, world)
  }
  return program
}

/** Runs one command line. Returns the exit code: 0 done, 1 failed, 2 not understood. */
export async function runProgram(args: readonly string[], world: World): Promise<number> {
  try {
    await buildProgram(world).parseAsync(args, { from: 'user' })
    return 0
  } catch (error) {
    // Commander has said what is wrong itself; help and version come this way, too.
    if (error instanceof CommanderError) return error.code === 'doctor' ? 1 : error.exitCode === 0 ? 0 : 2
    world.note(explain(error, world.env))
    return 1
  }
}
