import { z } from 'zod'
import { connectors } from '../../collect/connectors/catalogue.ts'
import type { Connector } from '../../collect/connectors/define.ts'
import type { App } from '../parts.ts'
import { listOf, problemAnswers, text } from '../schemas.ts'

const field = z.object({ type: z.string(), label: text, names: z.array(z.string()).readonly(), required: z.boolean() })
const connector = z
  .object({
    id: z.string(),
    title: text,
    doc: text,
    facts: z.array(z.string()),
    fields: z.record(z.string(), field),
    options: z
      .record(z.string(), z.unknown())
      .describe('What the file may not say, and what it is when nothing is said'),
    sample: z.string().describe('A small file of this kind'),
  })
  .meta({ id: 'Connector' })

/** The sources that files may come from. */
export function connectorRoutes(app: App): void {
  app.route({
    method: 'GET',
    url: '/connectors',
    config: { needs: 'sign-in' },
    schema: {
      tags: ['imports'],
      summary: 'Sources that are known, and the columns they have',
      response: { 200: listOf(connector), ...problemAnswers },
    },
    handler: async () => ({ items: connectors.map(describe) }),
  })
}

function describe({ id, title, doc, facts, fields, options = {}, sample }: Connector): z.infer<typeof connector> {
  const described = Object.entries(fields).map(([name, { type, label, names, required = false }]) => {
    return [name, { type, label, names, required }] as const
  })
  return { id, title, doc, facts: [...facts], fields: Object.fromEntries(described), options: { ...options }, sample }
}
