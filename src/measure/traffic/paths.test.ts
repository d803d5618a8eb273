import { expect, test } from 'vitest'
import { wordsFor } from '../words.ts'
import { paths } from './paths.ts'

test('a step that is called like a part of every object is a step like others', () => {
  const rows = [{ place: 1, from: 'constructor', to: 'toString', visits: 3 }]
  const params = paths.params.parse({ from: '2026-01-01', to: '2026-01-31' })
  const said = paths.say?.({ rows, totals: {}, before: undefined }, wordsFor('USD', 'none'), params)
  expect(said?.en).toContain('the most frequent first step is from constructor to toString')
})
