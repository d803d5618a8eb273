import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { settlements } from '../../scenario/brand/collaborations.ts'
import { stated } from '../../scenario/write-scenario.ts'
import { approveStatement } from '../activate/payouts/approve.ts'
import type { Stating } from '../activate/payouts/statement.ts'
import type { Gateway } from '../collect/gateway/gateway.ts'
import { linksOfCsv } from '../collect/links/link-file.ts'
import type { Teller } from '../collect/telling.ts'
import { Problem } from '../kernel/errors.ts'
import { addDays } from '../kernel/time.ts'
import type { Actor } from '../manage/access.ts'
import { collaborationFilter, listCollaborations } from '../manage/collaboration-list.ts'
import { createCollaboration } from '../manage/collaborations.ts'
import { creatorFilter, listCreators } from '../manage/creator-list.ts'
import { createLinks } from '../manage/links.ts'
import type { Stated } from '../manage/loads.ts'
import { listMembers } from '../manage/members.ts'
import { listPayouts, payoutFilter, settlePayout } from '../manage/payouts.ts'
import { createSample } from '../manage/samples.ts'
import { declareReports } from './demo-reports.ts'

type Parts = { registry: Stated; gateway: Gateway; commissionTeller: Teller; linkTeller: Teller }

const named = z.looseObject({ creator: z.string() })
const book = z.array(named.extend({ samples: z.array(z.looseObject({})) }))

/** States the collaborations and samples of a generated brand from its directory, and the orders that hosts of live sessions report. */
export async function loadDemoCollaborations(
  { registry, gateway, commissionTeller, linkTeller }: Parts,
  actor: Actor,
  brand: string,
  path: string,
): Promise<void> {
  const textOf = (name: string) => readFile(join(path, name), 'utf8')
  const collaborations = book.parse(JSON.parse(await textOf(stated.collaborations)))
  const ids = await creatorIds(registry, brand)
  const [owner] = await listMembers(registry, brand)
  for (const { samples, creator, ...terms } of collaborations) {
    const input = { ...terms, creator: ids.get(creator), owner: owner?.id ?? null }
    const { id } = await createCollaboration(registry, actor, brand, input)
    for (const sample of samples) await createSample(registry, actor, brand, { ...sample, collaboration: id })
  }
  commissionTeller.wake()
  await createLinks(registry, actor, brand, linksOfCsv(await textOf(stated.reportLinks)))
  linkTeller.wake()
  const reports = JSON.parse(await textOf(stated.reports))
  await declareReports({ registry, gateway }, actor, brand, { reports, said_in: 'tiktok' })
}

/**
 * Approves what was agreed to be paid of a generated brand whose orders end on a day, and notes what was paid. Changes nothing where a payout was stated
 * before, or where there are no collaborations.
 */
export async function settleDemo(parts: Stating, actor: Actor, brand: string, end: string): Promise<void> {
  const { registry } = parts
  const { items: known } = await listPayouts(registry, brand, payoutFilter.parse({}))
  const { items: agreed } = await listCollaborations(registry, actor, brand, collaborationFilter.parse({ limit: 500 }))
  if (known.length > 0) return
  for (const { creator: name, from, to, paidOn } of settlements) {
    const creator = agreed.find((one) => one.creator.name === name)?.creator.id
    if (!creator) continue
    const of = { creator, from: addDays(end, from), to: addDays(end, to) }
    for (const id of await approveStatement(parts, actor, brand, of).catch(ofNothingDue)) {
      if (paidOn === undefined) continue
      const paid = { state: 'paid', paid_on: addDays(end, paidOn), reference: `SEPA ${id.slice(-6)}` }
      await settlePayout(registry, actor, brand, id, paid)
    }
  }
  parts.commissionTeller.wake()
}

/** Somebody may have changed what was agreed meanwhile: a creator to whom nothing is due is passed over. */
function ofNothingDue(error: unknown): string[] {
  if (error instanceof Problem && error.code === 'conflict') return []
  throw error
}

async function creatorIds(registry: Stated, brand: string): Promise<ReadonlyMap<string, string>> {
  const { items } = await listCreators(registry, brand, creatorFilter.parse({ limit: 500 }))
  return new Map(items.map(({ id, name }) => [name, id]))
}
