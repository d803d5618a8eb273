import { queryOptions } from '@tanstack/react-query'
import { apiUrl, brandPath, call } from './client.ts'
import type { Answer, Definition } from './measures.ts'

export const audienceMeasures = ['lifecycle-people', 'customer-forecast', 'due-again', 'fallen-out'] as const
export type AudiencePeriod = { last_days: number } | { next_days: number } | { from: string; to: string }
export type AudienceQuestion = { measure: string; params: Record<string, string>; period: AudiencePeriod }
export type Audience = AudienceQuestion & {
  id: string
  name: string
  move: string | null
  created_by: { name: string }
  created_at: string
}
type Members = {
  audience: Audience
  days: { from: string; to: string }
  people: number
  consent: Record<'email' | 'sms', { agreed: number; refused: number; unknown: number }>
  listed: number
  /** How consent is read, which rows have beside what their question tells. */
  columns: Definition['columns']
  answer: Answer
}

export const audiencesQuery = (brand: string) =>
  queryOptions({
    queryKey: ['audiences', brand],
    queryFn: ({ signal }) => call<{ items: Audience[] }>('GET', brandPath(brand, 'audiences'), { signal }),
  })

/** Who is in an audience now. */
export const audienceMembersQuery = (brand: string, id: string) =>
  queryOptions({
    queryKey: ['audiences', brand, id],
    queryFn: ({ signal }) => call<Members>('GET', brandPath(brand, 'audiences', id), { signal }),
  })

export const audienceFileUrl = (brand: string, id: string) => apiUrl(brandPath(brand, 'audiences', id, 'file'))

export const createAudience = (brand: string, body: AudienceQuestion & { name: string; move: string | null }) =>
  call<Audience>('POST', brandPath(brand, 'audiences'), { body })
export const renameAudience = (brand: string, id: string, name: string) =>
  call<Audience>('PATCH', brandPath(brand, 'audiences', id), { body: { name } })
export const removeAudience = (brand: string, id: string) =>
  call<undefined>('DELETE', brandPath(brand, 'audiences', id))
