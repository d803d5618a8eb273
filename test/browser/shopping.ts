import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { openShop, type Received, type Shop } from './shop-server.ts'

/** What a story in a shop has to work with. */
export type Shopping = {
  shop: Shop
  /** A person with a browser of their own. */
  person(options?: BrowserContextOptions): Promise<BrowserContext>
  /** A new person who opens a page of the shop. */
  visit(path?: string): Promise<Page>
}

let opened: Promise<Browser> | undefined

/** A test of the tracker in a shop of its own: fails also when a page reports an error by itself. */
export function shopping(name: string, tell: (story: Shopping) => Promise<void>): void {
  test(name, async ({ skip }) => {
    const stand = inject('stand')
    if (!stand) return skip('No browser here: MILLPOND_TEST_NO_BROWSER=1 leaves the tests in a browser out.')
    opened ??= chromium.connect(stand.browser)
    const browser = await opened
    const shop = await openShop()
    const people: BrowserContext[] = []
    const errors: string[] = []
    const person = async (options?: BrowserContextOptions) => {
      const context = await browser.newContext(options)
      context.on('weberror', (error) => errors.push(String(error.error())))
      people.push(context)
      return context
    }
    const visit = async (path = '/') => {
      const page = await (await person()).newPage()
      await page.goto(shop.url + path)
      return page
    }
    try {
      await tell({ shop, person, visit })
    } finally {
      await Promise.all(people.map((context) => context.close()))
      await shop.close()
    }
    expect(errors).toEqual([])
  })
}

/** What an event is called: the name of a track call, else its type. */
export const nameOf = (event: Received) => event.event ?? event.type

/** The names of what has arrived. */
export const names = (shop: Shop) => shop.events().map(nameOf)

/** Those of the events that have this name. */
export const named = (shop: Shop, name: string) => shop.events().filter((event) => nameOf(event) === name)

/** Waits until an event of this name has arrived. */
export async function arrival(shop: Shop, name: string): Promise<Received> {
  await expect.poll(() => names(shop)).toContain(name)
  return named(shop, name)[0] as Received
}

/** Long enough for the tracker to send whatever it would send. */
export const sendingMs = 4000

/** Calls the API of the tracker as the shop would. */
export const call = (page: Page, ...args: unknown[]) => page.evaluate(`millpond(...${JSON.stringify(args)})`)

/** Lets the page think that the person looks at another tab, or at it again. */
export const look = (page: Page, away: boolean) =>
  page.evaluate(`Object.defineProperty(document, 'hidden', { value: ${away}, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))`)
