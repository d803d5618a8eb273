import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createGateway, type Gateway } from '../src/collect/gateway/gateway.ts'
import type { PlaceOf } from '../src/collect/gateway/places.ts'
import { createBrand } from '../src/manage/brands.ts'
import { createSource, type Source } from '../src/manage/sources.ts'
import type { Registry } from '../src/store/registry/registry.ts'
import { sql, str } from '../src/store/sql.ts'
import type { Warehouse } from '../src/store/warehouse/warehouse.ts'
import { engines } from './engines.ts'
import { acting, newPerson } from './people.ts'

const log = { info: () => {}, error: () => {} }

/** A gateway with a log of its own, and a brand with a source. */
export type Gated = {
  gateway: Gateway
  warehouse: Warehouse
  brand: string
  source: Source
  /** Another gateway on the same log, as after a restart. */
  reopen(): Promise<Gateway>
  /** Sends a body as a library would, and waits until it is acknowledged. */
  send(body: unknown, more?: { call?: string; writeKey?: string; ip?: string; gateway?: Gateway }): Promise<void>
}

export async function gated(
  options: { spoolBytes?: number; warehouse?: Warehouse; kind?: Source['kind']; placeOf?: PlaceOf } = {},
): Promise<Gated> {
  const { registry, warehouse: embedded } = await engines()
  const warehouse = options.warehouse ?? embedded
  const { brand, source } = await brandWithSource(registry, options.kind)
  const dataDir = mkdtempSync(join(tmpdir(), 'millpond-gateway-'))
  const open = () =>
    createGateway({
      warehouse,
      registry,
      dataDir,
      log,
      spoolBytes: options.spoolBytes ?? 2 ** 26,
      ...(options.placeOf && { placeOf: options.placeOf }),
    })
  const gateway = await open()
  return {
    gateway,
    warehouse,
    brand,
    source,
    reopen: open,
    send: (body, { call = '', writeKey = source.write_key, gateway: other = gateway, ip = '203.0.113.0' } = {}) =>
      other.accept({
        call,
        body: Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body)),
        writeKey,
        requestId: `req-${crypto.randomUUID()}`,
        ip,
        headers: {},
        userAgent:
          'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Instagram 300.0',
      }),
  }
}

export async function brandWithSource(registry: Registry, kind: Source['kind'] = 'web') {
  const owner = acting(await newPerson(registry))
  const { id: brand } = await createBrand(registry, owner, {
    name: 'Acme',
    currency: 'EUR',
    time_zone: 'Europe/Berlin',
    markets: ['DE'],
  })
  return { brand, source: await createSource(registry, owner, brand, { name: 'Shop', kind }) }
}

/** The brand's events as they stand in the warehouse, in the order of time. */
export function eventsOf(warehouse: Warehouse, brand: string): Promise<Record<string, unknown>[]> {
  return warehouse.query(sql`SELECT * FROM events WHERE brand = ${str(brand)} ORDER BY at, name`)
}

/** A page view as a library sends it. */
export const pageView = (more: object = {}) => ({
  type: 'page',
  messageId: crypto.randomUUID(),
  anonymousId: 'ann',
  timestamp: '2026-03-02T10:00:00.000Z',
  context: {
    page: {
      url: 'https://www.shop.example/products/mug?utm_source=Google&utm_medium=cpc&gclid=Cj0',
      referrer: 'https://www.google.com/search',
      title: 'Mug',
    },
    locale: 'de-DE',
    screen: { width: 390 },
  },
  ...more,
})
