import { execFileSync } from 'node:child_process'
import { globSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const sources = ['web/index.html', 'web/vite.config.ts', 'web/package.json', 'web/public/**/*', 'web/src/**/*.*']

/** Builds the dashboard where it is missing or older than what it is made of. */
export function buildDashboard(): void {
  const changed = globSync(sources, { cwd: root }).map((name) => statSync(`${root}${name}`).mtimeMs)
  const [built = 0] = globSync('web/dist/index.html', { cwd: root }).map((name) => statSync(`${root}${name}`).mtimeMs)
  if (built > Math.max(...changed)) return
  // The runner's NODE_ENV would build what developers see.
  const env = { ...process.env, NODE_ENV: 'production' }
  execFileSync('npm', ['run', 'build'], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] })
}
