import type { Command } from 'commander'
import { buildProgram } from '../../src/cli/program.ts'

/** The page of every command with its options. */
export function commandsPage(): string {
  const program = buildProgram({
    env: {},
    create: () => Promise.reject(new Error('The reference starts no server.')),
    print: () => undefined,
    note: () => undefined,
  })
  return `# Commands

A command talks to the server that runs on the same data directory, or starts Millpond for itself where none runs.

${options(program)}
${program.commands.map((command) => section(command, 'millpond')).join('\n')}`
}

function section(command: Command, parent: string): string {
  const name = `${parent} ${command.name()}`
  const usage = [
    name,
    ...command.registeredArguments.map((one) => (one.required ? `<${one.name()}>` : `[${one.name()}]`)),
  ]
  const own = `## ${usage.join(' ')}\n\n${command.description()}\n\n${options(command)}`
  return [own, ...command.commands.map((child) => section(child, name))].join('\n')
}

function options(command: Command): string {
  if (!command.options.length) return ''
  return `| option | what it does |
|---|---|
${command.options.map(({ flags, description }) => `| \`${flags}\` | ${description} |`).join('\n')}
`
}
