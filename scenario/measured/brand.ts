import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createDemoBrand } from '../../src/cli/demo.ts'
import { loadDemoCreators } from '../../src/cli/demo-creators.ts'
import { createCreatorTeller } from '../../src/collect/creators/creator-teller.ts'
import { createImportQueue } from '../../src/collect/imports/queue.ts'
import { createLinkTeller } from '../../src/collect/links/link-teller.ts'
import { rebuild } from '../../src/derive/rebuild.ts'
import type { Actor } from '../../src/manage/access.ts'
import { creatorFilter, listCreators } from '../../src/manage/creator-list.ts'
import { brandScope } from '../../src/manage/loads.ts'
import type { Scope } from '../../src/manage/scope.ts'
import type { Registry } from '../../src/store/registry/registry.ts'
import type { Warehouse } from '../../src/store/warehouse/warehouse.ts'
import { engines } from '../../test/engines.ts'
import { acting, newPerson } from '../../test/people.ts'
import { inMemory } from '../files/output.ts'
import { generate } from '../generate.ts'
import type { StatedLiveSession, StatedPost, StatedSpend, StatedVideo } from '../statements.ts'
import { daysIn } from '../truth/books.ts'
import { DayRates } from '../truth/day-rates.ts'
import { type Detail, usualAssumptions } from '../truth/truth.ts'
import { TruthBook } from '../truth/truth-book.ts'
import { playInto, writeStated } from '../write-scenario.ts'

/** What is true of the tiny brand, in every detail, and the texts of its files. */
export type Known = Detail & {
  from: string
  to: string
  /** The brand's calendar day of an instant. */
  dayAt(at: number): string
  spend: StatedSpend[]
  posts: readonly StatedPost[]
  videos: readonly StatedVideo[]
  live: readonly StatedLiveSession[]
  /** Ids of creators in the book, by name. */
  creatorIds: ReadonlyMap<string, string>
  /** Minor units of a currency in the brand's, at the rate of a day. */
  convert(minor: number, currency: string, day: string): number
  texts: ReadonlyMap<string, string>
}

export type MeasuredBrand = { warehouse: Warehouse; registry: Registry; owner: Actor; scope: Scope; known: Known }

/**
 * The tiny brand as a person would have it: made with the demo's rules, its files imported by the queue, its tables
 * rebuilt. Beside it what is true of it.
 */
export async function measuredBrand(): Promise<MeasuredBrand> {
  const scenario = generate({ size: 'tiny', end: '2026-03-31' })
  const output = inMemory()
  const book = new TruthBook(scenario, usualAssumptions, true)
  const { files } = await playInto(output, scenario, book)
  const { warehouse, registry } = await engines()
  const owner = acting(await newPerson(registry))
  const { id: brand } = await createDemoBrand(registry, owner)
  const log = { info: () => {}, error: () => {} }
  const dataDir = mkdtempSync(join(tmpdir(), 'millpond-measured-'))
  const creatorTeller = createCreatorTeller({ registry, warehouse, log })
  const linkTeller = createLinkTeller({ registry, warehouse, log })
  // A code is one brand's: the brand of the test before gives its own up.
  await registry.db.deleteFrom('links').execute()
  writeStated(dataDir, scenario)
  await loadDemoCreators({ registry, creatorTeller, linkTeller }, owner, brand, dataDir)
  const queue = createImportQueue({ warehouse, registry, dataDir, log, onChange: () => {} })
  for (const { name, connector, options } of files) {
    const source = Readable.from([Buffer.from(output.texts.get(name) ?? '')])
    const more = { options, commit: true, ...(connector && { connector }) }
    await queue.submit({ brand, name, source, limitBytes: 2 ** 30, createdBy: owner, ...more })
  }
  await queue.idle()
  await creatorTeller.close()
  await linkTeller.close()
  await rebuild({ warehouse, registry }, brand)
  const { days } = scenario.calendar
  const rates = new DayRates(scenario.brand.currency, scenario.rates)
  const known: Known = {
    ...book.detail(),
    from: String(days[0]),
    to: String(days.at(-1)),
    dayAt: daysIn(scenario.brand.zone),
    spend: [...scenario.days()].flatMap(({ spend }) => spend),
    posts: scenario.posts,
    videos: scenario.videos,
    live: scenario.live.sessions,
    creatorIds: await creatorIdsOf(registry, brand),
    convert: (minor, currency, day) => Number(rates.convert(BigInt(minor), currency, day)),
    texts: output.texts,
  }
  return { warehouse, registry, owner, scope: await brandScope(registry, brand), known }
}

async function creatorIdsOf(registry: Registry, brand: string): Promise<Map<string, string>> {
  const { items } = await listCreators(registry, brand, creatorFilter.parse({ limit: 500 }))
  return new Map(items.map(({ id, name }) => [name, id]))
}
