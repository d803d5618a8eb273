import { Readable } from 'node:stream'
import { z } from 'zod'
import { roomList } from '../../collect/room/room-file.ts'
import { mostRoomProducts, roomProduct, roomTerms } from '../../manage/room-input.ts'
import { curveOf, roomCurves, roomOf } from '../../measure/products/room.ts'
import { roomCsv } from '../../measure/products/room-csv.ts'
import { forSpreadsheets, saveAs, sendFileBytes } from '../file-answer.ts'
import type { App, Parts } from '../parts.ts'
import { readFileRoutes } from '../read-files.ts'
import { brandParams, problemAnswers } from '../schemas.ts'

const tags = ['measures']
/** As many products as may be asked, with the longest names. */
const bodyLimit = 2 ** 22
const asked = roomTerms.extend({
  products: z.array(roomProduct).min(1).max(mostRoomProducts),
  curve: z.enum(roomCurves).optional().describe('Adds how the room of each product changes with this'),
})
const share = z.number().nullable()
const minor = z.int().describe('Minor units, a unit sold')
const room = z
  .object({
    name: z.string(),
    currency: z.string(),
    verdict: z
      .enum(['room', 'none', 'unknown'])
      .describe('Whether all levels given are carried; not known where everything comes back'),
    room: share.describe('Share of what commissions are taken of that they may take together'),
    room_per_unit: minor,
    left: share.describe('Room less the levels given'),
    left_per_unit: minor,
    levels: z.array(
      z.object({
        name: z.string(),
        share: z.number(),
        per_unit: minor,
        up_to: share.describe('What it may have where the others have what is given, rounded down'),
      }),
    ),
    price: minor,
    refunded: minor,
    coupon: minor,
    landed_cost: minor.describe('Less what is sold again'),
    platform_fee: minor,
    payment_fee: minor,
    fulfilment: minor,
    returns: minor.describe('What returns cost besides'),
    margin: minor.describe('Before commissions'),
    kept: minor.describe('What is to be kept of net sales'),
    return_limit: z
      .enum(['at', 'any', 'none'])
      .describe('Whether the levels are carried up to a return rate, at any, or at none'),
    break_even_return_rate: share.describe('That rate, rounded down'),
    break_even_price: minor.nullable().describe('The lowest price that carries the levels, rounded up; null for none'),
    not_stated: z.array(z.string()).describe('What was not stated, and is not counted'),
    curve: z.array(z.object({ at: z.number(), room: share })).optional(),
  })
  .meta({ id: 'Room' })

/** The room for commissions of products that are stated, sold already or not. */
export function roomRoutes(app: App): void {
  const description =
    'Worked out in exact whole numbers from what is stated, and rounded once: amounts and shares to the nearest, what may be promised down, the price that is needed up. Nothing is kept, and nothing is an estimate.'
  app.route({
    method: 'POST',
    url: '/brands/:brand/room',
    config: { needs: 'viewer' },
    bodyLimit,
    schema: {
      tags,
      summary: 'The room for commissions of products as they are stated',
      description,
      params: brandParams,
      body: asked,
      response: { 200: z.object({ rooms: z.array(room) }), ...problemAnswers },
    },
    handler: async ({ body: { products, curve, ...terms } }) => ({
      rooms: products.map((product) => ({
        ...roomOf(product, terms),
        ...(curve && { curve: curveOf(product, terms, curve) }),
      })),
    }),
  })
  app.route({
    method: 'POST',
    url: '/brands/:brand/room/csv',
    config: { needs: 'viewer' },
    bodyLimit,
    schema: {
      tags,
      summary: 'The same as CSV, with what was stated beside',
      params: brandParams,
      body: asked.omit({ curve: true }),
      response: { 200: z.string().describe('CSV'), ...problemAnswers },
    },
    handler: async ({ body: { products, ...terms } }, reply) => {
      saveAs(reply, 'room.csv')
      return sendFileBytes(reply, forSpreadsheets(Readable.from([roomCsv(products, terms)])), 'text/csv; charset=utf-8')
    },
  })
}

/** Products from a spreadsheet. */
export function roomFileRoutes(app: App, parts: Parts): void {
  readFileRoutes(app, parts, {
    path: '/room',
    tag: 'measures',
    kind: roomList,
    summary: 'Products to work the room for commissions out for, from a file (CSV, TSV or XLSX)',
    answer: z.object({ products: z.array(roomProduct) }),
    tell: (rows) => ({ products: rows.map(({ product }) => product) }),
  })
}
