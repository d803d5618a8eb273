import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import en from '../../web/src/i18n/en.json' with { type: 'json' }

/** Every page of the navigation and of the parts below it, as it stands below a brand's address. */
export const paths = [
  '',
  '/moves',
  '/economics',
  '/customers',
  '/customers/repeat',
  '/creators',
  '/creators/scorecards',
  '/creators/collaborations',
  '/creators/samples',
  '/creators/statements',
  '/live',
  '/live/groups',
  '/videos',
  '/assets',
  '/assets/reuse',
  '/assets/galleries',
  '/moat',
  '/report',
  '/moat/definitions',
  '/customers/lifecycle',
  '/customers/audiences',
  '/products',
  '/product-tests',
  '/explore',
  '/orders',
  '/traffic/channels',
  '/traffic/people',
  '/traffic/live',
  '/traffic/attribution',
  '/traffic/ad-price',
  '/traffic/keywords',
  '/traffic/links',
  '/traffic/pages',
  '/traffic/funnel',
  '/traffic/paths',
  '/traffic/journeys',
  '/data/imports',
  '/data/connections',
  '/data/costs',
  '/data/rules',
  '/data/rates',
  '/data/channels',
  '/data/sources',
  '/data/events',
  '/settings',
  '/settings/members',
  '/settings/privacy',
  '/settings/keys',
  '/settings/audit',
  '/settings/account',
]

/** Waits until a page shows what it has to show: its heading, and nothing that is still asked for. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expect.poll(() => page.locator('.skeleton, [aria-busy="true"]').count()).toBe(0)
}

/** Roles that do nothing for a reader without a name. */
const nameless = /^\s*- (?:button|link|combobox|textbox|searchbox|checkbox|radio|img|table)(?: \[[^\]]*\])*:?$/

/** Controls, pictures and tables of a page that have no name. */
export async function namelessOf(page: Page): Promise<string[]> {
  const tree = await page.locator('body').ariaSnapshot()
  return tree.split('\n').filter((line) => nameless.test(line))
}

/** What can be read on a page. */
export async function textOf(page: Page): Promise<string> {
  return (await page.locator('body').allInnerTexts()).join('\n')
}

type Texts = { [key: string]: string | Texts }
/** Names of texts, of which some look like names of files. */
const keys = new RegExp(`\\b(?:${Object.keys(en).join('|')})\\.(?!(?:csv|zip)\\b)[a-z_]+(?:\\.[a-z_]+)*\\b`, 'g')

/** Texts of a page that are the names of texts. */
export async function untranslatedOf(page: Page): Promise<string[]> {
  return (await textOf(page)).match(keys) ?? []
}

/** English sentences of the dashboard that stand on a page in another language. */
export async function englishOn(page: Page): Promise<string[]> {
  const shown = await textOf(page)
  return sentences(en).filter((sentence) => shown.includes(sentence))
}

/** Texts of more than one word without blanks to fill. */
function sentences(texts: Texts): string[] {
  const all = Object.values(texts).flatMap((text) => (typeof text === 'string' ? [text] : sentences(text)))
  return all.filter((text) => /[a-z] [a-z]/.test(text) && !text.includes('{{'))
}

/** By how many pixels a page is wider than the window. */
export async function overhangOf(page: Page): Promise<number> {
  return page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
}
