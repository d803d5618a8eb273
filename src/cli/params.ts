import type { Command } from 'commander'
import { z } from 'zod'

/** A parameter as an option of a command. */
export type Param = {
  name: string
  flag: string
  description: string
  choices: string[] | undefined
  required: boolean
}

const property = z.object({
  description: z.string().default(''),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
  default: z.unknown().optional(),
})
const described = z.object({
  properties: z.record(z.string(), property).default({}),
  required: z.array(z.string()).default([]),
})

/** The options that a definition's parameters make: `sales_channel` becomes `--sales-channel`. */
export function paramsOf(schema: z.ZodObject): Param[] {
  const { properties, required } = described.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
  return Object.entries(properties).map(([name, { description, enum: choices, default: standard }]) => ({
    name,
    flag: `--${name.replaceAll('_', '-')} <${choices ? 'choice' : 'value'}>`,
    description:
      standard === undefined || String(standard) === '' ? description : `${description} (${String(standard)})`,
    choices: choices?.map(String),
    required: required.includes(name),
  }))
}

/** The name under which commander gives the option: `sales_channel` → `salesChannel`. */
export function optionName(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** A command with the fields of what it sends as its options. */
export function withFields(command: Command, schema: z.ZodObject): Command {
  for (const { flag, description } of paramsOf(schema)) command.option(flag, description)
  return command
}

/** The fields that were given as options. */
export function fieldsOf(command: Command, schema: z.ZodObject): Record<string, unknown> {
  const given = command.opts<Record<string, string>>()
  const named = Object.keys(schema.shape).map((name) => [name, given[optionName(name)]] as const)
  return Object.fromEntries(named.filter(([, value]) => value !== undefined))
}
