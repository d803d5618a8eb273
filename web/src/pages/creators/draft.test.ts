import { expect, test } from 'vitest'
import { emptyDraft, statedIn } from './draft.ts'

test('what was written is sent in the form that the book takes, and rows that are empty are left out', () => {
  const account = { platform: 'x', handle: 'mia', url: '', followers: null, followers_on: '2026-01-05' }
  const written = { ...emptyDraft(), name: 'Mia', markets: 'us， gb;de', languages: 'en, zh-Hant' }
  const sent = statedIn({
    ...written,
    accounts: [...written.accounts, account],
    prices: [{ deliverable: ' ', amount: '', currency: 'USD' }],
  })
  expect(sent).toMatchObject({
    name: 'Mia',
    markets: ['US', 'GB', 'DE'],
    languages: ['en', 'zh-Hant'],
    accounts: [{ ...account, followers_on: null }],
    prices: [],
  })
})
