import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { attribute } from './attribute.ts'
import type { CountedPath } from './counted-path.ts'
import { firstTouch } from './first-touch.ts'
import { lastTouch } from './last-touch.ts'
import { linear } from './linear.ts'
import { markov } from './markov.ts'

const file = new URL('../../../../shared/data/pathdata.csv', import.meta.url)
const present = existsSync(file)
const skipped = present ? '' : ' (skipped: the data folder is absent)'

/** 10,000 paths; value in hundred-thousandths, more than it has but for noise. */
function read(): CountedPath[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1)
  return lines.map((line) => {
    const [path = '', conversions, value, nonConversions] = line.split(',')
    return {
      channels: path.split(' > '),
      conversions: Number(conversions),
      valueMinor: Math.round(Number(value) * 100_000),
      nonConversions: Number(nonConversions),
    }
  })
}

describe.skipIf(!present)(`ten thousand known paths${skipped}`, () => {
  const paths = present ? read() : []

  test('the whole is what the file says', () => {
    const { conversions, nonConversions, valueMinor, grouped } = attribute(paths, [])
    expect({ conversions, nonConversions, valueMinor, grouped }).toEqual({
      conversions: 19_785,
      nonConversions: 68_602,
      valueMinor: 7_480_297_158,
      grouped: [],
    })
  })

  test.each([
    [firstTouch, { alpha: 6308, iota: 4606, eta: 3164, beta: 2831, theta: 1606 }, 1e-6],
    [lastTouch, { alpha: 8447, eta: 4167, iota: 3355, beta: 989, theta: 653 }, 1e-6],
    // Published with two decimals.
    [linear, { alpha: 7574.72, iota: 3857.1, eta: 3539.95, beta: 2083.5, theta: 1022.8 }, 0.005],
  ])('$id gives what is published', (model, published, tolerance) => {
    const credits = creditsOf(paths, model)
    for (const [channel, conversions] of Object.entries(published))
      expect(Math.abs((credits[channel]?.conversions ?? 0) - conversions), channel).toBeLessThan(tolerance)
  })

  test('linear gives, to a millionth, what a sum in fractions gives', () => {
    const byLength = new Map<string, Map<number, number>>()
    for (const { channels, conversions } of paths)
      for (const channel of channels) {
        const sums = byLength.get(channel) ?? new Map<number, number>()
        byLength.set(channel, sums.set(channels.length, (sums.get(channels.length) ?? 0) + conversions))
      }
    const credits = creditsOf(paths, linear)
    for (const [channel, sums] of byLength) {
      const conversions = [...sums].reduce((sum, [length, touches]) => sum + touches / length, 0)
      expect(Math.abs((credits[channel]?.conversions ?? 0) - conversions), channel).toBeLessThan(1e-6)
    }
  })

  // Order 1 is published; the others, and all values, are those of a dense solution in another language.
  test.each([
    [1, { alpha: 5344.95, iota: 3884.61, eta: 3340.85, beta: 2527.35, theta: 1971.91 }, { alpha: 1_879_917_063 }],
    [1, { mi: 1.7224, delta: 4.6136, gamma: 171.1454, kappa: 274.3633 }, { mi: 544_451, delta: 1_391_838 }],
    [2, { alpha: 5617.4539, iota: 3810.511, mi: 2.0732 }, { alpha: 1_919_451_571, mi: 619_159 }],
    [3, { alpha: 5748.0986, iota: 3791.0292, mi: 2.1268 }, { alpha: 1_940_980_982, mi: 626_232 }],
  ] as const)('a Markov chain of order %i gives what an exact solution gives', (order, published, values) => {
    const credits = creditsOf(paths, markov, order)
    for (const [channel, conversions] of Object.entries(published)) {
      const decimals = String(conversions).split('.')[1]?.length ?? 0
      expect(Math.abs((credits[channel]?.conversions ?? 0) - conversions), channel).toBeLessThan(0.51 * 10 ** -decimals)
    }
    for (const [channel, value] of Object.entries(values))
      expect(Math.abs((credits[channel]?.valueMinor ?? 0) - value), channel).toBeLessThanOrEqual(1)
  })
})

function creditsOf(paths: CountedPath[], model: Parameters<typeof attribute>[1][number], order: 1 | 2 | 3 = 1) {
  const credits = attribute(paths, [model], { order }).credits[model.id] ?? []
  return Object.fromEntries(credits.map((credit) => [credit.channel, credit]))
}
