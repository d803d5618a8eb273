import { expect, test } from 'vitest'
import { wordsFor } from '../words.ts'
import { sayAdPrice } from './say-ad-price.ts'

const row = { key: 'meta', roas: null, roas_before: null, roas_by_value: null }
const said = (change: number | null, by_auction: number | null) =>
  sayAdPrice({ rows: [{ ...row, change, by_auction }] }, wordsFor('USD', 'before'), { by: 'platform' })

test('the cost of an order and what either part did to it', () => {
  expect(said(300, 500)).toEqual({
    en: 'Meta Ads: an order costs $3 more than before; the auction made it $5 dearer, click rate and conversion made it $2 cheaper.',
    zh: 'Meta 广告：单笔成本较对比期上升 $3，其中竞价使其上升 $5，点击率与转化率使其下降 $2。',
  })
})

test('what did not change is not called more or dearer', () => {
  expect(said(0, 200)?.en).toBe(
    'Meta Ads: an order costs as much as before; the auction made it $2 dearer, click rate and conversion made it $2 cheaper.',
  )
  expect(said(-200, 0)).toEqual({
    en: 'Meta Ads: an order costs $2 less than before; the auction left it as it was, click rate and conversion made it $2 cheaper.',
    zh: 'Meta 广告：单笔成本较对比期下降 $2，其中竞价没有影响，点击率与转化率使其下降 $2。',
  })
})

test('of ads whose cost of an order is not known in both periods nothing is said', () => {
  expect(said(null, null)).toBeUndefined()
})
