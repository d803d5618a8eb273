import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { findChromium, flags } from './chromium.ts'
import { buildForBrowsers } from './dashboard-files.ts'
import { startServer } from './server-process.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Absent where the tests may do without a browser. */
    stand?: { url: string; email: string; password: string; dataDir: string; browser: string }
  }
}

/** One server and one browser for all stories; both end with the run. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const executablePath = findChromium()
  if (!executablePath) return undefined
  buildForBrowsers()
  const server = await startServer()
  const browser = await chromium.launchServer({ executablePath, headless: true, args: flags })
  const { url, firstLogin, dataDir } = server
  project.provide('stand', { url, ...firstLogin, dataDir, browser: browser.wsEndpoint() })
  return async () => {
    await browser.close()
    await server.stop()
  }
}
