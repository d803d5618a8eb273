import { queryOptions } from '@tanstack/react-query'
import { brandPath, call } from './client.ts'
import type { Text } from './measures.ts'

/** Something that is assumed; `value` is what the next test goes by. */
export type Assumption = {
  id: string
  value: number
  default: number
  min: number
  max: number
  label: Text
  doc: Text
}

export type DarkTestState = {
  /** From 0 to 1 while a test is under way. */
  progress: number | null
  assumptions: Assumption[]
  back_test: { brands: number; covered: number; median_error: number; made_on: string }
}

/** How far a dark test is, looked at again while one is under way, and what it assumes. */
export const darkTestQuery = (brand: string) =>
  queryOptions({
    queryKey: ['dark-test', brand],
    queryFn: ({ signal }) => call<DarkTestState>('GET', brandPath(brand, 'moat', 'dark-test'), { signal }),
    refetchInterval: ({ state: { data } }) => (data && data.progress !== null ? 400 : false),
  })

/** Makes a dark test now; assumptions that are given hold from then on. */
export const runDarkTest = (brand: string, assumptions?: Record<string, number>) =>
  call<unknown>('POST', brandPath(brand, 'moat', 'dark-test'), { body: assumptions ? { assumptions } : {} })
