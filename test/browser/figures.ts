import type { Page } from 'playwright-core'
import { expect } from 'vitest'

type BrandState = { derive_status: string; stale: boolean; derived_at: string | null }

/** Waits until the figures of a brand know of everything that was imported and stated before. */
export async function figuresAreCurrent(page: Page, brand: string): Promise<void> {
  const state = async () => {
    const answer = await page.request.get(`/api/v1/brands/${brand}`)
    const { derive_status, stale, derived_at } = (await answer.json()) as BrandState
    return { status: derive_status, stale, derived: derived_at !== null }
  }
  await expect.poll(state).toEqual({ status: 'idle', stale: false, derived: true })
}
