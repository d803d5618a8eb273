import { addDays, daysBetween } from '../../kernel/time.ts'
import type { Scope } from '../../manage/scope.ts'
import { orderDays } from '../../measure/order-days.ts'
import type { Days } from '../../measure/periods.ts'
import { type Answer, runMeasure } from '../../measure/run.ts'
import { wordsFor } from '../../measure/words.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import type { Asking } from './define.ts'

/** Days of data that moves are found in, and the fewest that are taken for a pace. */
const lookedAt = 90
export const fewestDays = 28

type Asked = { warehouse: Warehouse; scope: Scope; signal?: AbortSignal | undefined }

/** Asks about the last days of data up to 90; undefined where there are fewer than 28, or none since `after`. */
export async function askingLately(asked: Asked, after?: string): Promise<Asking | undefined> {
  const { first_day, last_day } = await orderDays(asked, asked.scope, asked.signal ? { signal: asked.signal } : {})
  if (first_day === null) return undefined
  const from = [first_day, addDays(last_day, 1 - lookedAt), ...(after ? [addDays(after, 1)] : [])].sort().at(-1)
  return from === undefined
    ? undefined
    : atLeast({ from, to: last_day }, fewestDays, (days) => createAsking(asked, days))
}

/** The same questions about other days; undefined where they are too few. */
export function withDays(asking: Asking, days: Days, fewest: number): Asking | undefined {
  return atLeast(days, fewest, () => ({
    ...asking,
    days,
    ask: (measure, params) => asking.ask(measure, { ...params, ...days }),
  }))
}

function atLeast<Made>(days: Days, fewest: number, make: (days: Days) => Made): Made | undefined {
  return days.from <= days.to && daysBetween(days.from, days.to) >= fewest ? make(days) : undefined
}

function createAsking({ warehouse, scope, signal }: Asked, days: Days): Asking {
  const asked = new Map<string, Promise<unknown>>()
  return {
    days,
    words: wordsFor(scope.currency, undefined),
    ask(measure, params = {}) {
      const key = JSON.stringify([measure.id, params])
      const running =
        asked.get(key) ?? runMeasure({ warehouse }, scope, measure, { ...days, ...params }, signal ? { signal } : {})
      asked.set(key, running)
      return running as Promise<Answer<never>>
    },
  }
}
