import { keptOutOf } from '../../manage/kept-out.ts'
import { addStatedLoad, liveLoads, loadsWithoutFile, nextLoad } from '../../manage/loads.ts'
import { markStale } from '../../manage/slices.ts'
import { type ShopOfSource, shopsOf } from '../../manage/webhook-secrets.ts'
import { inTransaction } from '../../store/registry/database.ts'
import type { Registry } from '../../store/registry/registry.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { Unreadable } from '../connectors/define.ts'
import { removeLoad } from '../imports/staged-facts.ts'
import { wholeOrdersOf } from '../imports/whole-orders.ts'
import { gatherStatements } from '../stated/gather.ts'
import { type Fault, refuseDelivery, settleDeliveries, type Waiting, waitingDeliveries } from './deliveries.ts'
import { faultOf } from './intake.ts'
import type { LiveOrder, LiveRefund, LiveRemoval } from './live-order.ts'
import { knownOrder, writeRefund, writeRemoval } from './order-changes.ts'
import { factSourceOf, readDelivery, type ShopKind } from './read-delivery.ts'
import { standingOf } from './refund-standing.ts'
import { withDays } from './undated-refunds.ts'
import { writeOrders } from './write-orders.ts'

type Stores = { warehouse: Warehouse; registry: Registry }
/** A delivery that was read. */
type Read<What> = { told: What; delivery: Waiting; shop: ShopOfSource }

/** A refund waits so long for its order. */
const patienceMs = 3 * 24 * 3_600_000

/**
 * Turns a brand's deliveries that wait into facts that count, all of a batch or none of it. A kill at any point leaves a load
 * that nobody names, and deliveries that still wait.
 * @returns whether any figures have changed
 */
export async function loadDeliveries(stores: Stores, brand: string): Promise<boolean> {
  const { registry } = stores
  const shops = await shopsOf(registry, brand)
  await gatherStatements(stores, brand)
  let isChanged = false
  for (let after = 0; ; ) {
    const deliveries = await waitingDeliveries(registry, brand, after)
    const last = deliveries.at(-1)
    if (!last) return isChanged
    after = last.number
    const read: Read<LiveOrder | LiveRefund | LiveRemoval>[] = []
    const settled: number[] = []
    for (const delivery of deliveries) {
      const shop = shops.get(delivery.source)
      const told = shop && (await readKept(registry, delivery, shop))
      if (!shop || told === 'ignored') settled.push(delivery.number)
      else if (told) read.push({ told, delivery, shop })
    }
    isChanged = (await commitBatch(stores, brand, read, settled)) || isChanged
  }
}

/** Reads a delivery again; settings of its source may have changed since it came. Undefined for one that is refused now. */
async function readKept(registry: Registry, delivery: Waiting, shop: ShopOfSource) {
  try {
    return readDelivery({ kind: shop.kind, topic: delivery.topic, body: delivery.body }, shop)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    await refuseDelivery(registry, delivery.number, faultOf(error))
    return undefined
  }
}

async function commitBatch(
  stores: Stores,
  brand: string,
  read: readonly Read<LiveOrder | LiveRefund | LiveRemoval>[],
  settled: number[],
): Promise<boolean> {
  const { warehouse, registry } = stores
  const loads: number[] = []
  try {
    const orders = read.filter((one): one is Read<LiveOrder> => one.told.what === 'order')
    for (const [kind, all] of Map.groupBy(orders, ({ shop }) => shop.kind)) {
      await writeKind(stores, brand, { kind, all, loads })
      settled.push(...all.map(({ delivery }) => delivery.number))
    }
    const changes = read.filter((one): one is Read<LiveRefund | LiveRemoval> => one.told.what !== 'order')
    for (const change of changes)
      if (await writeChange(stores, brand, change, loads)) settled.push(change.delivery.number)
    await inTransaction(registry, async (tx) => {
      for (const load of loads) await addStatedLoad(tx, brand, load)
      await settleDeliveries(tx, settled)
      if (loads.length > 0) await markStale(tx, brand)
    })
    return loads.length > 0
  } catch (error) {
    for (const load of loads) await removeLoad(warehouse, brand, load).catch(() => undefined)
    throw error
  }
}

/** Writes the latest version of each order among those of one kind of shop; their load is added to the others where they say anything new. */
async function writeKind(
  stores: Stores,
  brand: string,
  { kind, all, loads }: { kind: ShopKind; all: readonly Read<LiveOrder>[]; loads: number[] },
): Promise<void> {
  const { warehouse, registry } = stores
  const source = factSourceOf(kind)
  const load = await nextLoad(registry)
  const live = await liveLoads(registry, brand)
  const told = await loadsWithoutFile(registry, brand)
  const whole = (await wholeOrdersOf(registry, { brand, connector: source, live }, [])) ?? {
    source,
    isDated: false,
    incomplete: [],
    loads: told,
  }
  const orders = await Promise.all([...versionsOf(all).values()].map((one) => dated(warehouse, brand, one, live)))
  const receivedAt = new Date(Math.max(...all.map(({ delivery }) => delivery.received_at.getTime())))
  const files = live.filter((one) => !told.includes(one))
  const keptOut = await keptOutOf(registry, brand)
  const batch = { brand, load, source, receivedAt, live, files, whole, keptOut }
  const isNew = await writeOrders(warehouse, batch, orders)
  if (isNew) loads.push(load)
}

/** Each order with all that a batch tells of it, in order: by when it changed, then by when that came. */
function versionsOf(all: readonly Read<LiveOrder>[]): Map<string, Read<LiveOrder>[]> {
  const sorted = all.toSorted((a, b) => a.told.asOf.getTime() - b.told.asOf.getTime())
  return Map.groupBy(sorted, ({ shop, told }) => `${shop.store}\n${told.shopOrderId}`)
}

/** An order as it was told last, with the days of refunds that its shop does not date. */
async function dated(warehouse: Warehouse, brand: string, versions: Read<LiveOrder>[], loads: readonly number[]) {
  const last = versions.at(-1)
  if (!last) throw new Error('An order without a version.')
  const { told, shop } = last
  if (!told.undatedRefund) return told
  const known = await knownOrder(warehouse, { brand, store: shop.store, shopOrderId: told.shopOrderId, loads })
  return withDays(
    told,
    known,
    versions.map((one) => one.told),
  )
}

/** Writes what happened to an order that is known. @returns whether the delivery is done with */
async function writeChange(
  { warehouse, registry }: Stores,
  brand: string,
  { told, delivery, shop }: Read<LiveRefund | LiveRemoval>,
  loads: number[],
): Promise<boolean> {
  const counting = [...(await liveLoads(registry, brand)), ...loads]
  const place = { brand, store: shop.store, shopOrderId: told.shopOrderId, loads: counting }
  const known = await knownOrder(warehouse, place)
  const wait = async (fault: Fault) => {
    const isOver = Date.now() - delivery.received_at.getTime() >= patienceMs
    if (isOver) await refuseDelivery(registry, delivery.number, fault)
    return false
  }
  if (!known) return told.what === 'removal' || wait(unknownOrder(told.shopOrderId))
  if (told.what === 'refund' && known.parts.some(({ id }) => id === told.id)) return true
  const standing = told.what === 'refund' ? standingOf(told, known) : undefined
  if (standing === 'unknown') return wait(otherCurrency(known.currency))
  const load = await nextLoad(registry)
  loads.push(load)
  const telling = { load, number: delivery.number, receivedAt: delivery.received_at, source: factSourceOf(shop.kind) }
  if (standing) await writeRefund(warehouse, place, telling, standing)
  else await writeRemoval(warehouse, place, telling)
  return true
}

const unknownOrder = (id: string) => ({
  field: 'order_id',
  value: id,
  reason: { en: 'The order that the refund is of never came.', zh: '一直未收到该退款对应的订单。' },
  remedy: {
    en: 'Import an export that has the order and its refund, or have the shop send orders/updated, too.',
    zh: '请导入包含该订单及退款的导出文件，或让店铺同时发送 orders/updated。',
  },
})

const otherCurrency = (currency: string) => ({
  field: 'currency',
  value: currency,
  reason: {
    en: 'The refund is told in another currency than its order, and not in that of the shop.',
    zh: '退款币种与订单币种不同，且未提供店铺币种金额。',
  },
  remedy: {
    en: 'Import an export that has the refund, or have the shop send orders/updated, too.',
    zh: '请导入包含该退款的导出文件，或让店铺同时发送 orders/updated。',
  },
})
