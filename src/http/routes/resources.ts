import { z } from 'zod'
import type { Resource } from '../../manage/define-resource.ts'
import { createRow, listRows, removeRow, updateRow } from '../../manage/resource-rows.ts'
import { resources } from '../../manage/resources.ts'
import { memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, itemParams, listOf, nothing, problemAnswers, text } from '../schemas.ts'

const definition = z
  .object({
    id: z.string(),
    title: text,
    doc: text,
    schema: z.record(z.string(), z.unknown()).describe('JSON Schema of what may be stated'),
    columns: z.record(z.string(), z.object({ unit: z.string(), label: text, doc: text.optional() })),
    stamps: z.array(z.string()).describe('Columns that the server sets'),
    needs: z.string().describe('The role that may change it'),
  })
  .meta({ id: 'ResourceDefinition' })

const seen = z.object({
  seen: z.iso
    .datetime()
    .optional()
    .describe('updated_at of the row as it was looked at; one changed since is a conflict'),
})

/** What people state in tables: their definitions, and for each one its routes. */
export function resourceRoutes(app: App, parts: Parts): void {
  app.route({
    method: 'GET',
    url: '/brands/:brand/resources',
    config: { needs: 'viewer' },
    schema: {
      tags: ['stated'],
      summary: 'Tables that can be stated',
      params: brandParams,
      response: { 200: listOf(definition), ...problemAnswers },
    },
    handler: async () => ({ items: resources.map(describe) }),
  })
  for (const resource of resources) rowRoutes(app, parts, resource)
}

function describe({ id, title, doc, schema, columns, stamps, needs }: Resource): z.infer<typeof definition> {
  return {
    id,
    title,
    doc,
    schema: { ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) },
    columns,
    stamps: Object.keys(stamps),
    needs,
  }
}

function rowRoutes(app: App, { registry, deriver }: Parts, resource: Resource): void {
  const tags = ['stated']
  const url = `/brands/:brand/${resource.id}`
  const name = resource.title.en.toLowerCase()
  const row = z.looseObject({ id: z.string(), updated_at: z.date(), ...resource.schema.shape })
  const input = z.record(z.string(), z.unknown())

  app.route({
    method: 'GET',
    url,
    config: { needs: 'viewer', tool: resource.id },
    schema: {
      tags,
      summary: `List every ${name}`,
      params: brandParams,
      response: { 200: listOf(row), ...problemAnswers },
    },
    handler: async (request) => ({ items: await listRows(registry, resource, memberOf(request).brand) }),
  })

  app.route({
    method: 'POST',
    url,
    config: { needs: resource.needs },
    schema: {
      tags,
      summary: `State a ${name}`,
      params: brandParams,
      body: resource.schema,
      response: { 201: row, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      const made = await createRow(registry, resource, actor, brand, request.body)
      deriver.request(brand)
      return reply.code(201).send(made)
    },
  })

  app.route({
    method: 'PATCH',
    url: `${url}/:id`,
    config: { needs: resource.needs },
    schema: {
      tags,
      summary: `Change a ${name}`,
      params: itemParams,
      querystring: seen,
      body: input,
      response: { 200: row, ...problemAnswers },
    },
    handler: async (request) => {
      const { actor, brand } = memberOf(request)
      const changed = await updateRow(
        registry,
        resource,
        actor,
        brand,
        request.params.id,
        request.body,
        dateOf(request.query.seen),
      )
      deriver.request(brand)
      return changed
    },
  })

  app.route({
    method: 'DELETE',
    url: `${url}/:id`,
    config: { needs: resource.needs },
    schema: {
      tags,
      summary: `Remove a ${name}`,
      params: itemParams,
      querystring: seen,
      response: { 204: nothing, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { actor, brand } = memberOf(request)
      await removeRow(registry, resource, actor, brand, request.params.id, dateOf(request.query.seen))
      deriver.request(brand)
      return reply.code(204).send(undefined)
    },
  })
}

const dateOf = (text: string | undefined) => (text === undefined ? undefined : new Date(text))
