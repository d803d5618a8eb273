import { writeFileSync } from 'node:fs'
import { backTest } from '../scenario/stopped/back-test.ts'

/**
 * The dark test on generated brands whose paid traffic truly stops (200 when not given). With `--write`, the figures are
 * kept where the dashboard reads them.
 */
const brands = Number(process.argv[2] ?? 200)
const seed = 1
const started = performance.now()
const { tried, result } = backTest(
  Array.from({ length: brands }, (_, i) => i + 1),
  seed,
)
const seconds = (performance.now() - started) / 1000
const percent = (share: number) => `${(100 * share).toFixed(1)}%`
const truths = tried.map(({ brand }) => brand.truth)
console.log(`brands                           ${result.brands}, of which ${result.withForecast} have a forecast`)
console.log(`true surviving share             ${percent(Math.min(...truths))} to ${percent(Math.max(...truths))}`)
console.log(`truth within the 80% interval    ${percent(result.covered)}`)
console.log(`median absolute error            ${(100 * result.medianError).toFixed(1)} points`)
console.log(`median error                     ${(100 * result.bias).toFixed(1)} points`)
console.log(`${seconds.toFixed(0)} s, ${(seconds / brands).toFixed(2)} s a brand`)
if (result.covered < 0.75 || result.covered > 0.85) console.log('  not within the 75 to 85% that are the limit')
if (result.medianError >= 0.08) console.log('  not below the 8 points that are the limit')

if (process.argv.includes('--write')) {
  const kept = { ...result, seed, madeOn: new Date().toISOString().slice(0, 10) }
  writeFileSync(new URL('../src/predict/moat/back-test.json', import.meta.url), `${JSON.stringify(kept, null, 2)}\n`)
}
