import type { z } from 'zod'
import { Problem, type Text } from '../../kernel/errors.ts'
import { addDays, dayOf } from '../../kernel/time.ts'
import { followUpFilter, listFollowUps } from '../../manage/follow-ups.ts'
import type { Stated } from '../../manage/loads.ts'
import type { Scope } from '../../manage/scope.ts'
import { orderDays } from '../../measure/order-days.ts'
import type { Days } from '../../measure/periods.ts'
import { type Answer, runMeasure } from '../../measure/run.ts'
import { wordsFor } from '../../measure/words.ts'
import type { Warehouse } from '../../store/warehouse/warehouse.ts'
import type { Finder } from '../moves/finder.ts'
import { openMoves } from '../moves/next-moves.ts'
import { sections } from './catalogue.ts'
import type { Asking, Report, Section, SectionOf } from './define.ts'
import { followUpsSection, mostFollowUps } from './follow-ups-section.ts'
import { movesSection } from './moves-section.ts'
import { notesOf } from './reading-notes.ts'
import { lastWholeWeek, weekOf } from './week.ts'

type Parts = { warehouse: Warehouse; registry: Stated; finder: Finder }
type Options = {
  scope: Scope
  /** What the brand is called. */
  name: string
  /** Any day of the week that is meant; without one, the latest week that is over. */
  week?: string | undefined
  /** Of the figures; without one, the brand's. */
  currency?: string | undefined
  now?: Date
  signal?: AbortSignal | undefined
}

/**
 * The story of a week. Every figure is what a measure answers; one that cannot be asked says why and stops no other.
 * Throws `bad_request` for a week that has not begun.
 */
export async function weeklyReport(parts: Parts, options: Options): Promise<Report> {
  const { scope, name, currency = scope.currency, now = new Date(), signal } = options
  const { timeZone } = scope
  const days = options.week === undefined ? lastWholeWeek(now, timeZone) : weekOf(options.week)
  if (days.from > dayOf(now, timeZone))
    throw new Problem('bad_request', { reason: `week: the week of ${days.from} has not begun`, field: 'week' })
  const known = await orderDays(parts, scope, signal ? { signal } : {})
  const reach = reachOf(days, known)
  const before = { from: addDays(days.from, -7), to: addDays(days.to, -7) }
  const asking = createAsking(parts.warehouse, { ...options, currency }, { days, before, compared: reach === 'whole' })
  return {
    brand: { id: scope.brand, name },
    currency,
    time_zone: timeZone,
    ...{ days, before, reach },
    data_until: known.last_day,
    latest: latestWhole(lastWholeWeek(now, timeZone), known.last_day),
    notes: notesOf({ days, before, reach, until: known.last_day, currency, zone: timeZone }),
    sections: [
      ...(reach === 'none' ? [] : [...(await eachTold(asking)), await moves(parts, scope, now, signal)]),
      ...(await followUps(parts, scope, now)),
    ],
  }
}

type Known = { first_day: string | null; last_day: string | null }

function reachOf({ from, to }: Days, { first_day, last_day }: Known): Report['reach'] {
  if (first_day === null || last_day === null || last_day < from || first_day > to) return 'none'
  return last_day < to ? 'partly' : 'whole'
}

/** The latest week that is over and has orders to its end. */
function latestWhole(over: Days, last: string | null): Days | null {
  if (last === null) return null
  const reached = weekOf(last)
  const whole = reached.to === last ? reached : weekOf(addDays(last, -7))
  return whole.to < over.to ? whole : over
}

function createAsking(
  warehouse: Warehouse,
  { scope, currency, signal }: Options,
  { days, before, compared }: Pick<Asking, 'days' | 'before' | 'compared'>,
): Asking {
  const week = { ...days, compare: compared ? 'previous' : 'none', currency }
  return {
    ...{ days, before, compared },
    words: wordsFor(currency ?? scope.currency, undefined),
    async ask(measure, params = {}) {
      const input = accepted({ ...week, ...params }, measure.params)
      return runMeasure({ warehouse }, scope, measure, input, signal ? { signal } : {}) as Promise<Answer<never>>
    },
  }
}

/** Only what the measure takes: not every one compares. */
function accepted(params: Record<string, unknown>, { shape }: z.ZodObject): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).filter(([name]) => name in shape))
}

/** One after the other: a report need not be quick, and others ask meanwhile. */
async function eachTold(asking: Asking): Promise<Section[]> {
  const all: Section[] = []
  for (const section of sections) all.push(await toldSection(section, asking))
  return all
}

async function toldSection({ id, title, measures, tell }: SectionOf, asking: Asking): Promise<Section> {
  const sources = measures.map((measure) => ({ measure: measure.id, title: measure.title }))
  const body = await orProblem(() => tell(asking))
  return { id, title, sources, ...body }
}

async function moves(parts: Parts, scope: Scope, now: Date, signal: AbortSignal | undefined): Promise<Section> {
  const found = await orProblem(() => openMoves({ ...parts, scope, now, ...(signal && { signal }) }))
  if ('problem' in found) return { id: 'moves', title: { en: 'Next moves', zh: '下一步' }, sources: [], ...found }
  return movesSection(found)
}

/** What the work with creators waits for: it lies in the registry, and waits in weeks without orders, too. */
async function followUps({ registry }: Parts, { brand, currency }: Scope, now: Date): Promise<Section[]> {
  const filter = followUpFilter.parse({ limit: mostFollowUps })
  const section = followUpsSection(await listFollowUps(registry, { id: '' }, brand, filter, now), currency)
  return section ? [section] : []
}

type NotAsked = { problem: Text; sentences: Text[]; figures: []; links: [] }

/** What is worked out, or why it could not be. */
async function orProblem<Result>(work: () => Promise<Result>): Promise<Result | NotAsked> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'cancelled') throw error
    return { problem: error.text, sentences: [], figures: [], links: [] }
  }
}
