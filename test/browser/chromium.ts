import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** A window of its own with a profile of its own, that asks nothing of the network by itself. */
export const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * The Chromium of this machine: CHROMIUM_PATH, else the first of the usual names on the path; undefined where the tests
 * may do without (MILLPOND_TEST_NO_BROWSER=1). Throws an error that says how to install one.
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const stated = env.CHROMIUM_PATH
  if (stated && !existsSync(stated)) throw new Error(`CHROMIUM_PATH names ${stated}, but there is no such file.`)
  const directories = (env.PATH ?? '').split(delimiter)
  const found =
    stated ?? names.flatMap((name) => directories.map((directory) => join(directory, name))).find(existsSync)
  if (found) return found
  if (env.MILLPOND_TEST_NO_BROWSER === '1') return undefined
  throw new Error(
    'The tests in a browser need Chromium. Install it (Debian and Ubuntu: apt-get install chromium fonts-noto-cjk), ' +
      'or name one with CHROMIUM_PATH=/path/to/chrome, or leave these tests out with MILLPOND_TEST_NO_BROWSER=1.',
  )
}
