import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { ProblemView } from '../components/problem-view.tsx'

/** A page that failed to open: what is wrong, and another try. */
export function RouteProblem({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return (
    <div className="mx-auto max-w-xl p-6">
      <ProblemView error={error} onRetry={retry} />
    </div>
  )
}
