import { Droplets } from 'lucide-react'
import type { Query } from '../api/client.ts'
import { Skeleton } from '../components/states.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { useMeasure } from './use-measure.ts'

/** The sentence on top of a page: what changed and why it matters, as the measure computed it. */
export function Sentence({ id, params }: { id: string; params?: Query }) {
  const { pick } = useTexts()
  const { answer, error, pending } = useMeasure(id, params)
  if (error) return null
  if (pending) return <Skeleton className="mb-4 h-6 w-full max-w-2xl" />
  const text = pick(answer?.sentence)
  if (!text) return null
  return (
    <p className="mb-4 flex items-start gap-2 text-[15px] leading-6 text-ink" aria-live="polite">
      <Droplets size={18} className="mt-[3px] shrink-0 text-accent" aria-hidden />
      {text}
    </p>
  )
}
