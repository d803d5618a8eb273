import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

/** All checks in order, the quick ones first. Stops at the first that fails; the last line printed is the count. */
const steps: readonly { name: string; command: string[]; project?: string }[] = [
  { name: 'formatting and lint', command: ['biome', 'ci', '.'] },
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'types of the dashboard', command: ['tsc', '-p', 'web'] },
  { name: 'types of the tracker', command: ['tsc', '-p', 'tracker'] },
  { name: 'unused files, exports and packages', command: ['knip'] },
  { name: 'unit tests', command: ['vitest', 'run', '--project', 'unit'], project: 'unit' },
  { name: 'tests on the engines', command: ['vitest', 'run', '--project', 'engine'], project: 'engine' },
  { name: 'tests in a browser', command: ['vitest', 'run', '--project', 'browser'], project: 'browser' },
]

const report = z.object({ numPassedTests: z.int(), numFailedTests: z.int(), success: z.boolean() })

type Count = { passed: number; failed: number }

function run(command: readonly string[]): Promise<boolean> {
  const [name = '', ...args] = command
  return new Promise((resolve, reject) => {
    const child = spawn(name, args, { stdio: 'inherit' })
    child.on('error', reject)
    child.on('exit', (code) => resolve(code === 0))
  })
}

/** Runs a vitest project and reads its counts; a run that ends badly without a failed test counts as one failure. */
async function runProject(command: readonly string[], directory: string, project: string): Promise<Count> {
  const file = join(directory, `${project}.json`)
  const succeeded = await run([...command, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`])
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests } = report.parse(JSON.parse(text))
  return { passed: numPassedTests, failed: succeeded ? numFailedTests : Math.max(1, numFailedTests) }
}

async function runAll(directory: string): Promise<Count> {
  const total: Count = { passed: 0, failed: 0 }
  for (const { name, command, project } of steps) {
    console.log(`\n── ${name} ──`)
    const count = project
      ? await runProject(command, directory, project)
      : (await run(command))
        ? { passed: 1, failed: 0 }
        : { passed: 0, failed: 1 }
    total.passed += count.passed
    total.failed += count.failed
    if (count.failed > 0) break
  }
  return total
}

const directory = await mkdtemp(join(tmpdir(), 'millpond-test-'))
const { passed, failed } = await runAll(directory)
await rm(directory, { recursive: true })
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
