import { expect, test } from 'vitest'
import { defaultTollRules } from '../../src/manage/default-toll-rules.ts'
import { ownTollRules, publishedTollRules, statedRule } from './toll-rules.ts'

const place = (rule: { toll: string; sales_channel: string; country: string }) =>
  [rule.toll, rule.sales_channel, rule.country].join('|')

test('the published rules are those that a new brand is given', () => {
  for (const rule of publishedTollRules) {
    const given = defaultTollRules.find((one) => place(one) === place(rule))
    const { percent, fixed, minimum, valid_from } = statedRule(rule)
    expect({ percent, fixed, minimum, valid_from }).toEqual({
      percent: given?.percent,
      fixed: given?.fixed ?? '0',
      minimum: given?.minimum ?? '0',
      valid_from: given?.valid_from,
    })
  }
})

test('no rule of the brand ties with a published one', () => {
  const published = new Set(defaultTollRules.map(place))
  const ties = ownTollRules.filter((rule) => published.has(place(rule)) && !rule.campaign && !rule.fulfilment)
  expect(ties).toEqual([])
})

test('a share is stated in percent, digit by digit', () => {
  const percents = ['0.15', '0.029', '0.153', '0', '0.1'].map((fraction) => {
    const [rule] = ownTollRules
    return rule ? statedRule({ ...rule, fraction }).percent : ''
  })
  expect(percents).toEqual(['15', '2.9', '15.3', '0', '10'])
})
