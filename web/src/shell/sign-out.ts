import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { signOut } from '../api/session.ts'
import { useNotify } from '../components/toasts.tsx'

/** Ends the session, and forgets what was asked in it. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const notify = useNotify()
  return async () => {
    try {
      await signOut()
      queries.clear()
      await navigate({ to: '/sign-in' })
    } catch (error) {
      notify.failed(error)
    }
  }
}
