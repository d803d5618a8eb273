import { z } from 'zod'
import type { Tool } from '../activate/assistants/assistant-server.ts'
import type { App } from './parts.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The name under which assistants may ask this route; its summary and parameters describe it. */
    tool?: string
  }
}

/** Parameters that choose a file, which is nothing for an assistant. */
const ofFiles = new Set(['format', 'download'])

/** The routes that assistants may ask, as they are registered from here on. Two of one name cannot be. */
export function collectTools(app: App): readonly Tool[] {
  const tools: Tool[] = []
  app.addHook('onRoute', ({ method, url, schema, config }) => {
    if (!config?.tool || method !== 'GET') return
    if (tools.some(({ name }) => name === config.tool)) throw new Error(`Two tools are called ${config.tool}.`)
    const { summary = '', description = '' } = schema ?? {}
    tools.push({
      name: config.tool,
      title: summary,
      description: [summary, description].filter(Boolean).join('. '),
      path: url,
      input_schema: argumentsOf([schema?.params, schema?.querystring]),
    })
  })
  return tools
}

const described = z.looseObject({
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
})

/** One JSON Schema of what stands in path and query. The brand is that of the connection. */
function argumentsOf(schemas: readonly unknown[]): Tool['input_schema'] {
  const parts = schemas
    .filter((schema): schema is z.ZodType => schema instanceof z.ZodType)
    .map((schema) => described.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })))
  const isArgument = (name: string) => name !== 'brand' && !ofFiles.has(name)
  const properties = parts.flatMap((part) => Object.entries(part.properties)).filter(([name]) => isArgument(name))
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: parts.flatMap((part) => part.required).filter(isArgument),
    additionalProperties: false,
  }
}
