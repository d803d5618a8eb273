import { expect, test } from 'vitest'
import type { Link } from '../../api/links.ts'
import { changesOf, emptyDraft, namesOf } from './links-draft.ts'

test('only what was changed is sent, so that nobody else’s change is overwritten', () => {
  const link = { ...emptyDraft('en'), id: 'lnk_1', target: 'https://a.example', title: 'A' } as unknown as Link
  const draft = { ...emptyDraft('en'), target: 'https://b.example', title: 'A', expires_at: '2030-01-01T00:00:00Z' }
  expect(changesOf(link, draft)).toEqual({ target: 'https://b.example', expires_at: '2030-01-01T00:00:00Z' })
})

test('names stand one a line or between commas of either kind', () => {
  expect(namesOf('Ann\nBen, Cem，Dora；\n\n 小红 ')).toEqual(['Ann', 'Ben', 'Cem', 'Dora', '小红'])
})
