import { createKept } from '../../kernel/kept.ts'
import type { Scope } from '../../manage/scope.ts'
import type { Days } from '../../measure/periods.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import { askingLately } from './asking.ts'
import { rules } from './catalogue.ts'
import { type Found, findMoves } from './find-moves.ts'

type Asked = { warehouse: Warehouse; scope: Scope; signal?: AbortSignal | undefined }
/** What all rules find; `days` is null where there are fewer than 28. */
export type FoundNow = Found & { days: Days | null }

/** Asks every rule, which takes some twenty questions: the list, the report and every decision go by one answer. */
export type Finder = { find(asked: Asked): Promise<FoundNow> }

/**
 * What is found stays for so long while the brand's figures are of the same slices: visits that come in, links that are called
 * otherwise, and the daily forecast make no new ones.
 */
const keptMs = 300_000

export function createFinder(): Finder {
  // A rule that could not be asked is asked again.
  const kept = createKept<FoundNow>({ ms: keptMs, most: 100, isKept: ({ failed }) => failed.length === 0 })
  return {
    find: ({ warehouse, scope, signal }) =>
      kept.get(JSON.stringify(scope), (own) => findNow({ warehouse, scope, signal: own }), signal),
  }
}

async function findNow(asked: Asked): Promise<FoundNow> {
  const asking = await askingLately(asked)
  if (!asking) return { moves: [], failed: [], days: null }
  return { ...(await findMoves(asking, rules)), days: asking.days }
}
