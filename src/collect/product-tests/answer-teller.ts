import { createHash } from 'node:crypto'
import type { BaseLogger } from 'pino'
import type { Stated } from '../../manage/loads.ts'
import { arrayCell, cellOf } from '../../store/warehouse/cells.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { createTeller, type Teller } from '../telling.ts'
import type { Entry } from './entry.ts'

const atOnce = 2000
const columns = [
  ...(['brand', 'test', 'link', 'audience', 'market', 'language', 'respondent', 'customer_id', 'entry', 'at'] as const),
  ...(['kind', 'candidate', 'question', 'answered', 'choices', 'number', 'prices', 'text', 'bot_reasons'] as const),
]

type TellerOptions = { registry: Stated; warehouse: Warehouse; log: Pick<BaseLogger, 'error'> }

/** Moves what people sent in tests of products into the warehouse. What was written there twice counts once. */
export function createAnswerTeller({ registry, warehouse, log }: TellerOptions): Teller {
  const tellSome = async () => {
    const inbox = await registry.db
      .selectFrom('product_test_inbox')
      .select(['number', 'brand', 'test', 'customer_id', 'body', 'received_at'])
      .orderBy('number')
      .limit(atOnce)
      .execute()
    if (inbox.length === 0) return false
    const bytes = Buffer.from(inbox.map(linesOf).join(''))
    const token = createHash('md5').update(bytes).digest('hex')
    if (bytes.length > 0) await warehouse.insert('product_test_answers', columns, bytes, { token })
    const told = inbox.map(({ number }) => number)
    await registry.db.deleteFrom('product_test_inbox').where('number', 'in', told).execute()
    return true
  }
  return createTeller({
    tellSome,
    failure: 'the warehouse does not take answers of product tests; it is tried again',
    log,
  })
}

type Waiting = { number: number; brand: string; test: string; customer_id: string; body: object; received_at: Date }

function linesOf({ number, brand, test, customer_id, body, received_at }: Waiting): string {
  const { rows, ...entry } = body as Entry
  const { link, audience, market, language, respondent, bot_reasons } = entry
  const common = [brand, test, link, audience, market, language, respondent, customer_id, number, received_at]
  return rows
    .map((row) => {
      const cells = [
        ...common.map((cell) => cellOf(cell)),
        ...[row.kind, row.candidate, row.question, row.answered].map((cell) => cellOf(cell)),
        arrayCell(row.choices),
        cellOf(row.number),
        `[${row.prices.join(',')}]`,
        cellOf(row.text),
        arrayCell(bot_reasons),
      ]
      return `${cells.join('\t')}\n`
    })
    .join('')
}
