import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { markets } from '../../scenario/brand/markets.ts'
import { ownTollRules, statedRule } from '../../scenario/brand/toll-rules.ts'
import type { WrittenFile } from '../../scenario/files/output.ts'
import { scenarioBrand } from '../../scenario/options.ts'
import type { Library } from '../collect/assets/library.ts'
import type { Gateway } from '../collect/gateway/gateway.ts'
import type { ImportQueue } from '../collect/imports/queue.ts'
import type { Redirects } from '../collect/links/redirects.ts'
import type { Teller } from '../collect/telling.ts'
import { addDays, dayOf } from '../kernel/time.ts'
import type { Actor } from '../manage/access.ts'
import { type Brand, brandsOf, createBrand } from '../manage/brands.ts'
import type { Stated } from '../manage/loads.ts'
import { createRow } from '../manage/resource-rows.ts'
import { tollRules } from '../manage/toll-rules.ts'
import { loadDemoClicks } from './demo-clicks.ts'
import { loadDemoCollaborations, settleDemo } from './demo-collaborations.ts'
import { loadDemoCreators } from './demo-creators.ts'
import { type DemoEventParts, lastDemoDay, loadDemoEvents, writeKeys } from './demo-events.ts'
import { loadDemoGroups } from './demo-groups.ts'
import { loadDemoLibrary } from './demo-library.ts'
import { loadDemoProductTests } from './demo-product-tests.ts'

type DemoParts = Omit<DemoEventParts, 'size' | 'gateway'> & {
  queue: ImportQueue
  gateway: Gateway
  commissionTeller: Teller
  library: Library
  answerTeller: Teller
  dataDir: string
  creatorTeller: Teller
  linkTeller: Teller
  redirects: Pick<Redirects, 'refresh'>
}

const actor: Actor = { kind: 'local', id: 'demo', name: 'Demo' }

/**
 * Makes the demo brand, imports its files through the same queue as any other files, and sends the visits to its site through
 * the gateway. Adds nothing where the brand and its visits are there. Resolves when all files are read in and all events
 * acknowledged; the figures follow.
 */
export async function loadDemo(parts: DemoParts): Promise<void> {
  const brands = await brandsOf(parts.registry, actor)
  const known = brands.find(({ name }) => name === scenarioBrand.name)
  const brand = known?.id ?? (await importDemo(parts))
  await parts.queue.idle()
  await loadDemoEvents({ ...parts, size: 'small' }, actor, brand)
  const end = await lastDemoDay(parts.registry, brand)
  if (end && !parts.signal.aborted) await settleDemo(parts, actor, brand, end)
}

async function importDemo(parts: DemoParts): Promise<string> {
  const { registry, queue, dataDir, log } = parts
  const path = join(dataDir, 'demo')
  const end = addDays(dayOf(new Date(), scenarioBrand.zone), -1)
  const files = await writeFiles(path, end)
  const { id } = await createDemoBrand(registry, actor)
  await loadDemoCreators(parts, actor, id, path)
  for (const file of files) await submit(queue, id, path, file)
  // While the files are read in.
  await loadDemoCollaborations(parts, actor, id, path)
  await loadDemoGroups(parts, actor, id, path)
  await parts.redirects.refresh(await linkCodes(registry, id))
  const keys = await writeKeys(registry, actor, id)
  await loadDemoLibrary(parts, actor, id, path, { writeKey: keys.get('lumen-tide-us') ?? '', end })
  await loadDemoProductTests(parts, actor, id)
  await loadDemoClicks(parts, { brand: id, currency: scenarioBrand.currency }, path)
  await queue.idle()
  await rm(path, { recursive: true })
  log.info({ brand: id, files: files.length }, 'the demo brand is there')
  return id
}

async function linkCodes({ db }: Stated, brand: string): Promise<string[]> {
  const links = await db.selectFrom('links').select('code').where('brand', '=', brand).execute()
  return links.map(({ code }) => code)
}

/** Makes the demo brand with the toll rules that its truth rests on. Throws as `createBrand` does. */
export async function createDemoBrand(registry: Stated, by: Actor): Promise<Brand> {
  const { name, currency, zone } = scenarioBrand
  const countries = markets.map(({ country }) => country)
  const brand = await createBrand(registry, by, { name, currency, time_zone: zone, markets: countries })
  for (const rule of ownTollRules) await createRow(registry, tollRules, by, brand.id, statedRule(rule))
  return brand
}

async function writeFiles(path: string, end: string): Promise<WrittenFile[]> {
  const worker = new Worker(new URL('./demo-writer.ts', import.meta.url), { workerData: { path, end } })
  const [files] = (await once(worker, 'message')) as [WrittenFile[]]
  return files
}

async function submit(
  queue: ImportQueue,
  brand: string,
  path: string,
  { name, connector, options }: WrittenFile,
): Promise<void> {
  if (!connector) return
  await queue.submit({
    brand,
    name,
    source: createReadStream(join(path, name)),
    limitBytes: Number.POSITIVE_INFINITY,
    createdBy: actor,
    connector,
    options,
    commit: true,
    accept: ['*'],
  })
}
