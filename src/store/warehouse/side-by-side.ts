import { Problem } from '../../kernel/errors.ts'
import type { Options, Warehouse } from './warehouse.ts'

/** Parts that are worked on at the same time: most statements on one of them keep one core busy. */
const atOnce = 2

/** Two statements at a time in this process have a core each; blocks of this size halve what each holds in memory. */
const lane: Required<Pick<Options, 'limits' | 'settings'>> = {
  limits: { threads: 1 },
  settings: { max_block_size: '16384' },
}

/**
 * Does the work for each part, in order, two at a time; `own` is the warehouse as the work should use it. After a failure no
 * further part is begun; what runs is waited for, and the first failure is thrown. Throws `cancelled` before the next part
 * when the signal has fired.
 */
export async function sideBySide<Part>(
  warehouse: Warehouse,
  parts: Iterable<Part>,
  work: (own: Warehouse, part: Part) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const waiting = parts[Symbol.iterator]()
  const own = warehouse.kind === 'embedded' ? withOptions(warehouse) : warehouse
  const failures: unknown[] = []
  const takeTurns = async () => {
    for (let next = waiting.next(); !next.done && failures.length === 0; next = waiting.next()) {
      try {
        if (signal?.aborted) throw new Problem('cancelled')
        await work(own, next.value)
      } catch (error) {
        failures.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, takeTurns))
  if (failures.length > 0) throw failures[0]
}

function withOptions(warehouse: Warehouse): Warehouse {
  return {
    ...warehouse,
    run: (statement, options) => warehouse.run(statement, inLane(options)),
    query: (statement, options) => warehouse.query(statement, inLane(options)),
  }
}

function inLane<Given extends Options>(options: Given | undefined) {
  return {
    ...options,
    limits: { ...lane.limits, ...options?.limits },
    settings: { ...lane.settings, ...options?.settings },
  }
}
