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

/** Minor units of the brand's currency as the dashboard writes them in full: 123456 → "$1,234.56". */
export function dollars(minor: number): string {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(minor / 100)
}

/** Opens a page of a brand with the figures of these days. */
export async function openDays(page: Page, path: string, days: { from: string; to: string }): Promise<void> {
  await page.goto(`${path}?from=${days.from}&to=${days.to}`)
}

/** A key figure of the overview in full, as its button says it. */
export async function keyFigure(page: Page, name: string): Promise<string> {
  const region = page.getByRole('region', { name: 'Key figures' }).getByRole('region', { name, exact: true })
  const label = await region.getByRole('button', { name: 'Show the orders' }).getAttribute('aria-label')
  return label?.replace(`${name}: `, '').replace('. Show the orders', '') ?? ''
}
