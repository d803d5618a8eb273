import { queryOptions } from '@tanstack/react-query'
import { apiUrl, brandPath, call } from './client.ts'

export type Words = Record<string, string>
export const questionKinds = [
  ...(['interest', 'price_ladder', 'price_sensitivity', 'single', 'multiple', 'scale', 'text'] as const),
]
export type Question = {
  id: string
  kind: (typeof questionKinds)[number]
  text: Words
  each: boolean
  required: boolean
  options: { id: string; label: Words }[]
  most: number
  low: Words
  high: Words
}
export type Candidate = {
  id: string
  name: Words
  about: Words
  picture_text: Words
  sku: string
  market: string
  planned_price: string
  landed_cost: string | null
  price_steps: string[]
}
export type Definition = {
  name: string
  currency: string
  languages: string[]
  title: Words
  intro: Words
  consent: Words
  contact_consent: Words
  candidates: Candidate[]
  questions: Question[]
  minimum_answers: number
  goal_answers_percent: number
  goal_page_percent: number
}
type State = 'draft' | 'open' | 'closed'
export type ListedTest = {
  id: string
  state: State
  name: string
  candidates: number
  questions: number
  created_at: string
}
export type ProductTest = { id: string; state: State; definition: Definition; pictures: string[]; updated_at: string }
export const testAudiences = ['creators', 'customers', 'others'] as const
export type TestLink = {
  id: string
  url: string
  page: 'questions' | 'prelaunch'
  audience: (typeof testAudiences)[number]
  market: string
  candidate: string
  label: string
  person: string
  revoked_at: string | null
}
type Share = { share: number; low: number; high: number }
export type PriceStep = Share & {
  price_minor: number
  yes: number
  asked: number
  revenue_per_100_minor: number | null
  revenue_low_minor: number | null
  revenue_high_minor: number | null
  margin_per_100_minor: number | null
  margin_low_minor: number | null
  margin_high_minor: number | null
  probability_best: number | null
}
type Source = 'page' | 'answers'
type Point = { price_minor: number; low_minor: number; high_minor: number } | null
export const pricePointNames = ['marginal_cheapness', 'optimal', 'indifference', 'marginal_expensiveness'] as const
export type ProductResult = {
  candidate: string
  verdict: 'go' | 'stop' | 'undecided' | 'not_enough'
  sentence: { en: string; zh: string }
  demand: {
    source: 'page' | 'price_ladder' | 'price_sensitivity'
    people: number
    is_enough: boolean
    steps: PriceStep[]
    sentence: { en: string; zh: string }
  }[]
  price_points: ({ people: number } & Record<(typeof pricePointNames)[number], Point>) | null
}
export type Group = Share & {
  source: Source
  candidate: string
  by: 'audience' | 'market'
  group: string
  people: number
  against_others: { difference: number; low: number; high: number } | null
}
export type Results = {
  heads: { answered: number; visited: number; bots: number; entries: number }
  minimum_answers: number
  currency: string
  products: ProductResult[]
  candidates: { source: Source; candidate: string; people: number; share: number; probability_most: number }[]
  audiences: Group[]
}

const path = (brand: string, ...rest: string[]) => brandPath(brand, 'product-tests', ...rest)

export const productTestsQuery = (brand: string) =>
  queryOptions({
    queryKey: ['product-tests', brand],
    queryFn: ({ signal }) => call<{ items: ListedTest[] }>('GET', path(brand), { query: { limit: 500 }, signal }),
  })
export const productTestQuery = (brand: string, id: string) =>
  queryOptions({
    queryKey: ['product-tests', brand, id],
    queryFn: ({ signal }) => call<ProductTest>('GET', path(brand, id), { signal }),
  })
export const testResultsQuery = (brand: string, id: string) =>
  queryOptions({
    queryKey: ['product-tests', brand, id, 'results'],
    queryFn: ({ signal }) => call<Results>('GET', path(brand, id, 'results'), { signal }),
    // People answer at any moment: whoever comes back to the results asks anew.
    staleTime: 0,
  })
export const testLinksQuery = (brand: string, id: string) =>
  queryOptions({
    queryKey: ['product-tests', brand, id, 'links'],
    queryFn: ({ signal }) =>
      call<{ items: TestLink[] }>('GET', path(brand, id, 'links'), { query: { limit: 2000 }, signal }),
  })

export const createTest = (brand: string, body: Definition) => call<ProductTest>('POST', path(brand), { body })
export const updateTest = (brand: string, { id, updated_at }: ProductTest, body: Definition) =>
  call<ProductTest>('PUT', path(brand, id), { body, query: { seen: updated_at } })
export const removeTest = (brand: string, id: string) => call<undefined>('DELETE', path(brand, id))
export const setTestState = (brand: string, id: string, state: 'open' | 'close') =>
  call<ProductTest>('POST', path(brand, id, state))
export const makeTestLinks = (brand: string, id: string, body: object) =>
  call<{ made: TestLink[]; there: TestLink[] }>('POST', path(brand, id, 'links'), { body })
export const revokeTestLink = (brand: string, id: string, link: string) =>
  call<undefined>('DELETE', path(brand, id, 'links', link))
export const savePicture = (brand: string, id: string, candidate: string, base64: string) =>
  call<undefined>('PUT', path(brand, id, 'candidates', candidate, 'picture'), { body: { base64 } })

export const testQrUrl = (brand: string, id: string, link: string) => apiUrl(path(brand, id, 'links', link, 'qr'))
export const testFileUrl = (brand: string, id: string, name: 'answers' | 'orders') =>
  apiUrl(path(brand, id, name, 'file'))
export const testPreviewUrl = (brand: string, id: string, query: { page: string; lang: string; at: string }) =>
  apiUrl(path(brand, id, 'preview'), query)
