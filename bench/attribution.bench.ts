import { attribute } from '../src/predict/attribution/attribute.ts'
import { attributionModels } from '../src/predict/attribution/catalogue.ts'
import { codePaths } from '../src/predict/attribution/coded-paths.ts'
import type { CountedPath } from '../src/predict/attribution/counted-path.ts'
import { settle } from '../src/predict/attribution/credit.ts'
import { defaultSettings } from '../src/predict/attribution/define.ts'
import { markov } from '../src/predict/attribution/markov.ts'
import { fabricateJourneys } from './fabricate-journeys.ts'
import { naiveEnd, naiveLinear, naiveMarkov, naiveShapley } from './naive-attribution.ts'

/**
 * Attribution of made-up journeys (10 million of 20 channels when not given), as counted paths: first all models
 * together, then the coding of the paths and each model on it, and beside those that can be written in a few lines such a
 * naive text, whose answers must be the same.
 */
const journeys = Number(process.argv[2] ?? 10_000_000)
const channels = Number(process.argv[3] ?? 20)
const paths = fabricateJourneys(journeys, channels)

const naive: Record<string, (rows: readonly CountedPath[]) => Map<string, number>> = {
  first_touch: (rows) => naiveEnd(rows, 0),
  last_touch: (rows) => naiveEnd(rows, -1),
  linear: naiveLinear,
  shapley: naiveShapley,
  'markov, order 1': (rows) => naiveMarkov(rows, 1),
  'markov, order 2': (rows) => naiveMarkov(rows, 2),
}

console.log(
  `${journeys.toLocaleString('en')} journeys, ${paths.length.toLocaleString('en')} paths, ${channels} channels\n`,
)
const all = taken(() => [
  attribute(paths, attributionModels, { order: 1, maxChannels: channels }),
  attribute(paths, [markov], { order: 2, maxChannels: channels }),
  attribute(paths, [markov], { order: 3, maxChannels: channels }),
])
console.log(`all models, with chains of all three orders: ${(all.ms / 1000).toFixed(1)} s`)
console.log(`the most memory that was resident: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`)

const coding = taken(() => codePaths(paths, channels))
const coded = coding.value
console.log('model                    ms     naive   ratio')
console.log(`coding of the paths ${coding.ms.toFixed(0).padStart(7)}`)
for (const model of attributionModels)
  for (const order of model.id === 'markov' ? ([1, 2, 3] as const) : ([1] as const)) {
    const name = model.id === 'markov' ? `markov, order ${order}` : model.id
    const ours = taken(() => settle(coded, model.amounts(coded, { ...defaultSettings, order })))
    const inAFewLines = naive[name]
    const theirs = inAFewLines && taken(() => inAFewLines(paths))
    for (const { channel, conversions } of theirs ? ours.value : [])
      if (Math.abs(conversions - (theirs?.value.get(channel) ?? 0)) > 1e-6 * Math.max(1, conversions))
        throw new Error(`${name} gives ${channel} ${conversions}, the naive text ${theirs?.value.get(channel)}.`)
    const cells = [theirs ? theirs.ms.toFixed(0) : '–', theirs ? (ours.ms / theirs.ms).toFixed(2) : '–']
    console.log(`${name.padEnd(18)}${ours.ms.toFixed(0).padStart(9)}${cells.map((cell) => cell.padStart(9)).join('')}`)
  }

function taken<Value>(work: () => Value): { value: Value; ms: number } {
  const started = performance.now()
  const value = work()
  return { value, ms: performance.now() - started }
}
