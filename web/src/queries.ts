import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './api/problem.ts'

/** Answers that were asked for; refusals are not asked again, an absent server is. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (times, error) => times < 2 && error instanceof ApiProblem && (error.status === 0 || error.status >= 500),
    },
  },
})
