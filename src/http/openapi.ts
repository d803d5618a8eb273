import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'

const tags = [
  ['account', 'Signing in, and who is asking'],
  ['brands', 'Brands and their settings'],
  ['people', 'Members, invitations, API keys and the trail of changes'],
  ['imports', 'Files in: upload, mapping, preview, commit, quarantine, undo'],
  ['stated', 'What a brand states: products, costs, toll rules, rules of spend'],
  ['traffic', 'Kinds of traffic, and the rules by which a visit is of one'],
  ['links', 'Short links, codes, chats and QR codes'],
  ['measures', 'Questions, and the orders behind a figure'],
  ['assistants', 'What AI assistants may ask, by the Model Context Protocol'],
  ['privacy', 'What is known of one person: handed out, erased; and how long facts are kept'],
  ['server', 'Health and this description'],
] as const

/** Describes the API as OpenAPI 3.1, from the schemas of the routes. Register before the routes. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Millpond',
        version,
        description: 'What a brand that sells across borders really earns, after every toll.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      tags: tags.map(([name, description]) => ({ name, description })),
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'millpond.session_token' },
          key: { type: 'http', scheme: 'bearer', description: 'An API key, mp_…' },
        },
      },
      security: [{ session: [] }, { key: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
}
