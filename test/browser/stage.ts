import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { textOf } from './pages.ts'
import { troublesOf } from './troubles.ts'

export type Look = {
  language?: 'en-US' | 'zh-CN'
  theme?: 'light' | 'dark'
  width?: number
  /** What the browser calls itself, where a page counts no programs. */
  agent?: string
}
export type AboutBrand = { name?: string; currency?: string; time_zone?: string; markets?: string[] }
type Stand = { url: string; email: string; password: string; dataDir: string }

/** What a story has to work with. Windows are closed at its end. */
export type Stage = Stand & {
  /** A window with a profile of its own, in which nobody is signed in. */
  window(look?: Look): Promise<Page>
  /** A window in which the owner of everything is signed in. */
  owner(look?: Look): Promise<Page>
  /** A window on a new brand of the owner's. */
  brand(about?: AboutBrand, look?: Look): Promise<{ id: string; page: Page }>
  /** Answers of these statuses are part of the story; every other refusal fails it. */
  expectRefusals(...statuses: number[]): void
}

type State = Awaited<ReturnType<BrowserContext['storageState']>>

const patienceMs = 30_000
let opened: Promise<Browser> | undefined
let signedIn: Promise<State> | undefined

/** A test in the browser: fails also when a page reports an error by itself. Leaves itself out where there is no browser. */
export function story(name: string, tell: (stage: Stage) => Promise<void>): void {
  test(name, async ({ skip, onTestFailed }) => {
    const stand = inject('stand')
    if (!stand) return skip('No browser here: MILLPOND_TEST_NO_BROWSER=1 leaves the tests in a browser out.')
    opened ??= chromium.connect(stand.browser)
    const windows: BrowserContext[] = []
    const troubles: string[] = []
    let shown: string[] = []
    onTestFailed(() => console.error(['What the windows showed at the end:', ...shown].join('\n')))
    try {
      await tell(stageOf(stand, await opened, windows, troubles))
    } finally {
      shown = await Promise.all(windows.flatMap((context) => context.pages()).map(describe))
      await Promise.all(windows.map((context) => context.close()))
    }
    expect(troubles).toEqual([])
  })
}

function stageOf(stand: Stand, browser: Browser, windows: BrowserContext[], troubles: string[]): Stage {
  const refusals = new Set<number>()
  const open = async (look: Look = {}, state?: State): Promise<Page> => {
    const context = await browser.newContext({
      ...settings(stand.url, look),
      ...(state ? { storageState: state } : {}),
    })
    context.setDefaultTimeout(patienceMs)
    windows.push(context)
    troublesOf(context, refusals, troubles)
    return context.newPage()
  }
  const owner = async (look?: Look) => {
    signedIn ??= signIn(browser, stand)
    return open(look, await signedIn)
  }
  return {
    ...stand,
    window: (look) => open(look),
    owner,
    brand: async (about, look) => {
      const page = await owner(look)
      return { page, id: await newBrand(page, stand.url, about) }
    },
    expectRefusals: (...statuses) => {
      for (const status of statuses) refusals.add(status)
    },
  }
}

/** Address and texts of a page, for whoever has to find out why a story failed. */
async function describe(page: Page): Promise<string> {
  return `${page.url()}\n${await textOf(page)}\n`
}

/** A reader in New York, so that days of the brand's zone are not the browser's by chance. */
function settings(
  url: string,
  { language = 'en-US', theme = 'light', width = 1440, agent }: Look,
): BrowserContextOptions {
  return {
    ...(agent && { userAgent: agent }),
    baseURL: url,
    locale: language,
    timezoneId: 'America/New_York',
    colorScheme: theme,
    viewport: { width, height: width < 600 ? 844 : 900 },
    hasTouch: width < 600,
    reducedMotion: 'reduce',
  }
}

async function signIn(browser: Browser, { url, email, password }: Stand): Promise<State> {
  const context = await browser.newContext({ baseURL: url })
  const answer = await context.request.post('/api/v1/auth/sign-in', {
    data: { email, password },
    headers: { origin: url },
  })
  expect(answer.status()).toBe(200)
  const state = await context.storageState()
  await context.close()
  return state
}

async function newBrand(page: Page, origin: string, about: AboutBrand = {}): Promise<string> {
  const data = { name: 'Acme', currency: 'USD', time_zone: 'Asia/Shanghai', markets: ['US', 'DE'], ...about }
  const answer = await page.request.post('/api/v1/brands', { data, headers: { origin } })
  expect(answer.status()).toBe(201)
  const { id } = (await answer.json()) as { id: string }
  return id
}
