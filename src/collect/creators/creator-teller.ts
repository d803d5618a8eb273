import { createHash } from 'node:crypto'
import type { BaseLogger } from 'pino'
import { creatorKey } from '../../kernel/creator.ts'
import type { Creator } from '../../manage/creator-rows.ts'
import type { Stated } from '../../manage/loads.ts'
import { markCreatorsTold, untoldCreators } from '../../manage/untold-creators.ts'
import { arrayCell, cellOf } from '../../store/warehouse/cells.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { createTeller, type Teller } from '../telling.ts'

const atOnce = 5000
const columns = [
  ...(['brand', 'creator', 'name', 'category', 'markets', 'archived', 'platforms', 'handles', 'followers'] as const),
  ...(['former', 'languages', 'price_minor', 'price_currency', 'version', 'is_deleted'] as const),
]

type TellerOptions = { registry: Stated; warehouse: Warehouse; log: Pick<BaseLogger, 'error'> }

/** Tells the warehouse who creators are and under which handles they post. What is personal stays where it is. */
export function createCreatorTeller({ registry, warehouse, log }: TellerOptions): Teller {
  const tellSome = async () => {
    const creators = await untoldCreators(registry, atOnce)
    if (creators.length === 0) return false
    const bytes = Buffer.from(creators.map(rowOf).join(''))
    await warehouse.insert('creator_book', columns, bytes, { token: createHash('md5').update(bytes).digest('hex') })
    await markCreatorsTold(registry, creators)
    return true
  }
  return createTeller({
    tellSome,
    failure: 'the warehouse does not take who creators are; it is tried again',
    log,
  })
}

function rowOf(creator: Creator & { brand: string }): string {
  const { brand, id, name, category, markets, languages, prices, archived_at, accounts, updated_at, gone_at } = creator
  const handles = accounts.flatMap(({ platform, handle, followers, former }) => [
    { platform, handle: creatorKey(handle), followers, former: 0 },
    ...former.map((one) => ({ platform, handle: creatorKey(one), followers: null, former: 1 })),
  ])
  const numbers = (values: readonly (number | null)[]) => `[${values.map((value) => value ?? 'NULL').join(',')}]`
  const cells = [
    ...[brand, id, name, category].map((cell) => cellOf(cell)),
    arrayCell(markets),
    cellOf(archived_at !== null),
    arrayCell(handles.map(({ platform }) => platform)),
    arrayCell(handles.map(({ handle }) => handle)),
    numbers(handles.map(({ followers }) => followers)),
    numbers(handles.map(({ former }) => former)),
    arrayCell(languages),
    `[${prices.map(({ amount_minor }) => amount_minor).join(',')}]`,
    arrayCell(prices.map(({ currency }) => currency)),
    cellOf(updated_at.getTime()),
    cellOf(gone_at !== null),
  ]
  return `${cells.join('\t')}\n`
}
