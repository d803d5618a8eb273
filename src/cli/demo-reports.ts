import { z } from 'zod'
import type { Gateway } from '../collect/gateway/gateway.ts'
import { declareCode } from '../collect/links/declarations.ts'
import type { Actor } from '../manage/access.ts'
import { getBrand } from '../manage/brands.ts'
import type { Stated } from '../manage/loads.ts'

const reported = z.array(z.object({ code: z.string(), store: z.string(), order_id: z.string(), at: z.string() }))

/** Notes codes that were said for orders of a generated brand. */
export async function declareReports(
  { registry, gateway }: { registry: Stated; gateway: Gateway },
  actor: Actor,
  brand: string,
  { reports, said_in }: { reports: unknown; said_in: string },
): Promise<void> {
  const { currency } = await getBrand(registry, brand)
  const about = { registry, gateway, brand: { id: brand, currency }, actor, requestId: 'demo-reports' }
  for (const { code, ...said } of reported.parse(reports)) await declareCode(about, code, { ...said, said_in })
}
