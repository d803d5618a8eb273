import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { darkTestQuery, runDarkTest } from '../../api/moat.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

const told = new Set(['dark-test', 'dark-curve', 'cohort-half-life', 'reach'])

/** The state of the dark test, and making one: what it found is asked anew when it is done. */
export function useDarkTest() {
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const state = useQuery(darkTestQuery(brand.id))
  const run = useMutation({
    mutationFn: (assumptions?: Record<string, number>) => {
      const asked = runDarkTest(brand.id, assumptions)
      // The test has begun by then: from here on its progress is looked at.
      setTimeout(() => void queries.invalidateQueries({ queryKey: ['dark-test', brand.id] }), 250)
      return asked
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['dark-test', brand.id] }),
        queries.invalidateQueries({
          predicate: ({ queryKey: [kind, of, id] }) => kind === 'measure' && of === brand.id && told.has(String(id)),
        }),
      ]),
  })
  return { state, run }
}

export type DarkTest = ReturnType<typeof useDarkTest>
