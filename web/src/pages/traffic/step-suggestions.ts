import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { eventNamesQuery } from '../../api/events.ts'
import { useNames } from '../../format/names.ts'
import { useMeasure } from '../../measure/use-measure.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { type StepWords, stepWords } from './step-words.ts'

const days = 90

/** Steps that people may take, in words: the one that is there, the names of the brand's events, and the pages that most visits land on. */
export function useStepSuggestions(value: string): StepWords & { steps: readonly string[] } {
  const { brand } = useWorkspace()
  const nameOf = useNames()
  const { data } = useQuery(eventNamesQuery(brand.id, days, false))
  const { answer } = useMeasure('traffic-table', { by: 'landing_page', limit: 50, compare: 'none' })
  return useMemo(() => {
    const names = (data?.items ?? []).map(({ name }) => name)
    const pages = (answer?.rows ?? []).map(({ key }) => String(key))
    const steps = [...new Set([value, ...names, ...pages])].filter(Boolean)
    return { steps, ...stepWords(steps, (event) => nameOf('event', event)) }
  }, [value, data, answer, nameOf])
}
