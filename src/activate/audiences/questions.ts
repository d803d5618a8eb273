import { z } from 'zod'
import { Problem } from '../../kernel/errors.ts'
import { readParams } from '../../measure/ask.ts'
import { dueAgain } from '../../measure/customers/due-again.ts'
import type { Measure } from '../../measure/define.ts'
import { lifecyclePeople } from '../../measure/lifecycle/lifecycle-people.ts'
import { demandPeriod } from '../../measure/periods.ts'
import { fallenOut } from '../../measure/traffic/fallen-out.ts'
import { customerForecast } from '../../predict/lifetime/customer-forecast.ts'

/** The questions whose rows are people: audiences are made of them. */
const questions: readonly Measure[] = [lifecyclePeople, customerForecast, dueAgain, fallenOut]
export const audienceMeasures = ['lifecycle-people', 'customer-forecast', 'due-again', 'fallen-out'] as const

/** What an audience says itself, or what would name single people, who could then not vanish from it. */
const notParams = new Set(['from', 'to', 'compare', 'currency', 'limit', 'customer_id', 'basis'])

const span = z.int().min(1).max(3660)
/** Days that go along with the data: so many up to the last day with orders, or after it; or fixed ones. */
export const audiencePeriod = z.union([
  z.strictObject({ last_days: span.describe('Up to the last day with orders') }),
  z.strictObject({ next_days: span.max(366).describe('After the last day with orders') }),
  z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
])
export type AudiencePeriod = z.output<typeof audiencePeriod>

export function audienceQuestion(id: string): Measure {
  const found = questions.find((one) => one.id === id)
  if (!found) throw new Problem('bad_request', { reason: `measure: one of ${audienceMeasures.join(', ')}` })
  return found
}

/** Throws `bad_request` where the question does not have such a parameter, or not with this value, or days that are none. */
export function demandQuestion(
  measure: Measure,
  { params, period }: { params: Readonly<Record<string, string>>; period: AudiencePeriod },
): void {
  if ('from' in period) demandPeriod(period)
  const unknown = Object.keys(params).find((name) => notParams.has(name) || !Object.hasOwn(measure.params.shape, name))
  if (unknown) throw new Problem('bad_request', { reason: `params: no ${unknown} in an audience of ${measure.id}` })
  readParams(measure.params, { ...params, from: '2026-01-01', to: '2026-01-31' })
}
