import { execFileSync } from 'node:child_process'
import { globSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const sources = [
  'web/index.html',
  '{web,tracker}/vite.config.ts',
  '{web,tracker}/package.json',
  'web/public/**/*',
  '{web,tracker}/src/**/*.*',
]
const results = [
  'web/dist/index.html',
  'tracker/dist/millpond.js',
  'tracker/dist/shopify-pixel.js',
  'tracker/dist/data-layer.js',
]

/** Builds the dashboard and the scripts for shops where one is missing or older than what they are made of. */
export function buildForBrowsers(): void {
  const changed = globSync(sources, { cwd: root }).map((name) => statSync(`${root}${name}`).mtimeMs)
  const built = globSync(results, { cwd: root }).map((name) => statSync(`${root}${name}`).mtimeMs)
  if (built.length === results.length && Math.min(...built) > Math.max(...changed)) return
  // The runner's NODE_ENV would build what developers see.
  const env = { ...process.env, NODE_ENV: 'production' }
  execFileSync('npm', ['run', 'build'], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] })
}
