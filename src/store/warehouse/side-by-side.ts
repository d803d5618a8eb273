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
  let failed = false
  const takeTurns = async () => {
    for (let next = waiting.next(); !next.done && !failed; next = waiting.next()) {
      try {
        if (signal?.aborted) throw new Problem('cancelled')
        await work(own, next.value)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const turns = await Promise.allSettled(Array.from({ length: atOnce }, takeTurns))
  for (const one of turns) if (one.status === 'rejected') throw one.reason
}

function withOptions(warehouse: Warehouse): Warehouse {
  return {
    ...warehouse,
    run: (statement, options) =>
      warehouse.run(statement, {
        ...options,
        limits: { ...lane.limits, ...options?.limits },
        settings: { ...lane.settings, ...options?.settings },
      }),
  }
}
