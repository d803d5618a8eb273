import { expect, test } from 'vitest'
import { bestOf, pricesOfPeople, pricesOfVisitors, type TriedPrice } from './best-price.ts'
import { demandSentence } from './demand-sentence.ts'

/** What visitors of a page show at $20.00, $29.90 and $40.00, of a hundred or so many each. */
function shown(yes: readonly number[], cost: number | null, asked = 100) {
  const prices = [2000, 2990, 4000]
  const tried: TriedPrice[] = yes.map((one, at) => ({ price_minor: prices[at] ?? 0, yes: one, asked }))
  const steps = pricesOfVisitors(tried, cost, 'seed')
  const people = asked * yes.length
  return demandSentence({ source: 'page', people, is_enough: true, steps, best: bestOf(steps) ?? null }, 'USD', 30)
}

test('revenue of 100 people is share × price × 100, and is not known where nobody was asked', () => {
  const [first, second] = pricesOfVisitors(
    [
      { price_minor: 2000, yes: 4, asked: 10 },
      { price_minor: 3000, yes: 0, asked: 0 },
    ],
    null,
    's',
  )
  expect(first?.revenue_per_100_minor).toBe(80_000)
  // Wilson's interval of 4 of 10 is 16.82% to 68.73%.
  expect([first?.revenue_low_minor, first?.revenue_high_minor]).toEqual([33_636, 137_465])
  expect(second).toMatchObject({ revenue_per_100_minor: null, revenue_low_minor: null, revenue_high_minor: null })
})

test('a sentence says how interest goes with the price, what leaves most, and a price to its last cent', () => {
  const { en, zh } = shown([40, 36, 10], 1000)
  expect(en).toMatch(
    /^40% \(31% to 50%\) would buy at \$20, 10% \(6% to 17%\) at \$40: fewer at the higher price, beyond chance\. \$29\.90 most probably leaves most \(\d+%\): an estimated margin of \$716 per 100 visitors \(\$\d+ to \$\d+\)\.$/,
  )
  expect(zh).toMatch(/^\$20 时愿意购买的占 40%（31% 至 50%），.*超出偶然波动。\$29\.90 最可能最赚钱/)
})

test('a difference within chance is called that, and one the other way as well', () => {
  expect(shown([12, 11, 10], null).en).toContain('; chance may explain the difference.')
  expect(shown([5, 20, 40], null).en).toContain(': more at the higher price, beyond chance.')
})

test('without a cost revenue is told, without a margin that, and of nobody who would buy neither', () => {
  expect(shown([40, 36, 10], null).en).toContain(
    'Without a landed cost no margin is known; revenue is highest at $29.90, an estimated $1,076 per 100 visitors',
  )
  expect(shown([40, 36, 10], 5000).en).toMatch(/At no price tried is a margin left\.$/)
  expect(shown([0, 0, 0], 1000).en).toBe('0% (0% to 4%) would buy at $20, 0% (0% to 4%) at $40.')
})

test('too few people are not read, and people who were asked about all prices are not compared with each other', () => {
  const steps = pricesOfPeople([2000, 4000], [{ prices: [2000], people: 40 }], 1000, 's')
  const said = { source: 'price_ladder' as const, people: 40, steps, best: bestOf(steps) ?? null }
  expect(demandSentence({ ...said, is_enough: false }, 'USD', 50).en).toBe(
    '40 of the 50 people that the test asks for: too few to read a price from.',
  )
  const { en } = demandSentence({ ...said, is_enough: true }, 'USD', 30)
  expect(en).not.toContain('chance')
  expect(en).toContain('per 100 people asked')
  const one = demandSentence({ ...said, steps: steps.slice(0, 1), is_enough: true }, 'USD', 30)
  expect(one.en).toMatch(/^At \$20, the only price tried, 100% \(91% to 100%\) would buy\./)
})
