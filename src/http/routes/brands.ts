import { z } from 'zod'
import {
  type Brand,
  brandInput,
  brandPatch,
  brandsOf,
  createBrand,
  getBrand,
  updateBrand,
} from '../../manage/brands.ts'
import { brandScope } from '../../manage/loads.ts'
import { orderDays } from '../../measure/order-days.ts'
import { callerOf, memberOf } from '../caller.ts'
import type { App, Parts } from '../parts.ts'
import { brandParams, listOf, problemAnswers, role } from '../schemas.ts'

const brand = z
  .object({
    id: z.string(),
    name: z.string(),
    currency: z.string(),
    time_zone: z.string(),
    markets: z.array(z.string()),
    ip_addresses: z.enum(['truncate', 'drop']).describe('What is kept of the addresses of visitors'),
    derive_status: z.enum(['idle', 'running', 'failed']).describe('Whether its figures are being rebuilt'),
    derive_error: z.unknown(),
    skipped_rules: z
      .array(z.object({ toll: z.string(), currency: z.string(), days: z.int() }))
      .describe('Toll rules that its figures could not apply, since their currency has no rate on so many days'),
    derived_at: z.date().nullable().describe('When its figures were last rebuilt'),
    stale: z.boolean().describe('Whether facts or rules are newer than its figures'),
  })
  .meta({ id: 'Brand' })

const brandWithDays = brand
  .extend({
    first_day: z.string().nullable().describe('First day of its orders, as its figures have them; null without orders'),
    last_day: z.string().nullable().describe('Last day of its orders'),
  })
  .meta({ id: 'BrandWithDays' })

const shown = (row: Brand) => ({ ...row, stale: row.stale_since !== null })

/** Brands and their settings. */
export function brandRoutes(app: App, { registry, warehouse, deriver }: Parts): void {
  const tags = ['brands']

  app.route({
    method: 'GET',
    url: '/brands',
    config: { needs: 'sign-in' },
    schema: {
      tags,
      summary: 'Brands that the caller has a part in',
      response: { 200: listOf(brand.extend({ role }).meta({ id: 'OwnBrand' })), ...problemAnswers },
    },
    handler: async (request) => {
      const rows = await brandsOf(registry, callerOf(request).actor)
      return { items: rows.map((row) => ({ ...shown(row), role: row.role })) }
    },
  })

  app.route({
    method: 'POST',
    url: '/brands',
    config: { needs: 'sign-in' },
    schema: {
      tags,
      summary: 'Create a brand; the caller becomes its owner',
      body: brandInput,
      response: { 201: brand, ...problemAnswers },
    },
    handler: async (request, reply) =>
      reply.code(201).send(shown(await createBrand(registry, callerOf(request).actor, request.body))),
  })

  app.route({
    method: 'GET',
    url: '/brands/:brand',
    config: { needs: 'viewer', tool: 'brand' },
    schema: {
      tags,
      summary: 'One brand, how current its figures are, and the days they cover',
      params: brandParams,
      response: { 200: brandWithDays, ...problemAnswers },
    },
    handler: async (request) => {
      const { brand: id } = memberOf(request)
      const days = await orderDays({ warehouse }, await brandScope(registry, id))
      return { ...shown(await getBrand(registry, id)), ...days }
    },
  })

  app.route({
    method: 'PATCH',
    url: '/brands/:brand',
    config: { needs: 'owner' },
    schema: {
      tags,
      summary: 'Change name, currency, time zone, markets, or what is kept of addresses',
      params: brandParams,
      body: brandPatch,
      response: { 200: brand, ...problemAnswers },
    },
    handler: async (request) => {
      const { actor, brand: id } = memberOf(request)
      const changed = await updateBrand(registry, actor, id, request.body)
      if (changed.stale_since) deriver.request(id)
      return shown(changed)
    },
  })

  app.route({
    method: 'POST',
    url: '/brands/:brand/derive',
    config: { needs: 'editor' },
    schema: {
      tags,
      summary: 'Rebuild the figures of the brand from its facts',
      params: brandParams,
      response: { 202: brand, ...problemAnswers },
    },
    handler: async (request, reply) => {
      const { brand: id } = memberOf(request)
      deriver.request(id)
      return reply.code(202).send(shown(await getBrand(registry, id)))
    },
  })
}
