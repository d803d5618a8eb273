import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { Problem } from '../kernel/errors.ts'
import type { Client } from './client.ts'
import { type Brand, brandPath, type World } from './world.ts'

const between = 500

const state = z.object({
  derive_status: z.string(),
  derive_error: z.unknown(),
  derived_at: z.string().nullable(),
  stale: z.boolean(),
})

/** Waits until the brand's figures are those of its facts; with 'request', rebuilds them even where they are. */
export async function followDerive(world: World, client: Client, brand: Brand, how: 'request' | 'wait'): Promise<void> {
  const before = await client.call('GET', brandPath(brand), state)
  if (how === 'request') await client.call('POST', brandPath(brand, 'derive'), z.unknown())
  for (;;) {
    const now = await client.call('GET', brandPath(brand), state)
    if (now.derive_status === 'failed')
      throw new Problem('conflict', { reason: `the figures could not be rebuilt: ${JSON.stringify(now.derive_error)}` })
    const rebuilt = how === 'wait' || now.derived_at !== before.derived_at
    if (rebuilt && !now.stale && now.derive_status === 'idle')
      return world.note(`Figures are up to date (${now.derived_at ?? 'no facts yet'}).`)
    await setTimeout(between)
  }
}

const run = z.object({ status: z.string(), error: z.unknown(), derived_at: z.string().nullable(), run: z.int() })

/** Derives the brand's visits anew, and waits until they are. */
export async function followTraffic(world: World, client: Client, brand: Brand): Promise<void> {
  const before = await client.call('POST', brandPath(brand, 'traffic', 'derive'), run)
  for (;;) {
    const now = await client.call('GET', brandPath(brand, 'traffic'), run)
    if (now.status === 'failed')
      throw new Problem('conflict', { reason: `visits could not be derived: ${JSON.stringify(now.error)}` })
    if (now.status === 'idle' && now.derived_at !== before.derived_at)
      return world.note(`Visits are up to date (${now.derived_at ?? 'no events yet'}).`)
    await setTimeout(between)
  }
}
