import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react'
import { ApiProblem } from '../api/problem.ts'
import { ProblemView } from '../components/problem-view.tsx'
import { useWorkspace } from '../shell/workspace.tsx'

const Told = createContext(false)

const isMissingRate = (error: unknown): error is ApiProblem =>
  error instanceof ApiProblem && error.code === 'missing_rate'

/** Whether the top of the page has told already what is wrong. */
export function useIsTold(error: unknown): boolean {
  return useContext(Told) && isMissingRate(error)
}

/** A page whose questions fail for the same rates: it tells once, on top, which are missing on which days. */
export function ToldOnce({ children }: { children: ReactNode }) {
  return (
    <Told value={true}>
      <MissingRates />
      {children}
    </Told>
  )
}

function MissingRates() {
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const problems = useMissingRates()
  if (!problems.length) return null
  return (
    <div className="mb-4 flex flex-col gap-2">
      {problems.map((problem) => (
        <ProblemView
          key={problem.message}
          error={problem}
          onRetry={() => void queries.invalidateQueries({ queryKey: ['measure', brand.id] })}
        />
      ))}
    </div>
  )
}

/** What the questions on screen say of missing rates, each sentence once. */
function useMissingRates(): ApiProblem[] {
  const { brand } = useWorkspace()
  const cache = useQueryClient().getQueryCache()
  const find = () => {
    const asked = cache.findAll({ queryKey: ['measure', brand.id], type: 'active' })
    const problems = asked.map(({ state }) => state.error).filter(isMissingRate)
    return [...new Map(problems.map((problem) => [problem.message, problem])).values()]
  }
  // A snapshot has to be the same as long as nothing changed: the sentences are.
  const snapshot = () =>
    find()
      .map(({ message }) => message)
      .sort()
      .join('\n')
  useSyncExternalStore((changed) => cache.subscribe(changed), snapshot)
  return find()
}
