import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type Import, type Progress, progressUrl } from '../../api/imports.ts'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { showSeconds } from '../../format/day.ts'
import { showNumber } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Progress as the server tells it, with rate and time left; when it ends, the import is asked anew. */
export function LiveProgress({ item, small = false }: { item: Import; small?: boolean }) {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const [progress, setProgress] = useState<Progress | null>(item.progress)
  useEffect(() => {
    const source = new EventSource(progressUrl(brand.id, item.id))
    const refresh = () => {
      for (const key of ['import', 'imports', 'brand']) void queries.invalidateQueries({ queryKey: [key, brand.id] })
    }
    source.onmessage = ({ data }) => {
      const told = JSON.parse(String(data)) as Import
      if (told.progress) setProgress(told.progress)
      if (told.status !== item.status) refresh()
    }
    // The stream ends with the work; asking again would only start it anew.
    source.onerror = () => {
      source.close()
      refresh()
    }
    return () => source.close()
  }, [brand.id, item.id, item.status, queries])
  const share = progress?.bytes_total ? (progress.bytes ?? 0) / progress.bytes_total : undefined
  const texts = [
    progress?.rows === undefined ? '' : t('progress.rows', { count: showNumber(progress.rows, language) }),
    progress?.rows_per_second
      ? t('progress.rate', { count: showNumber(Math.round(progress.rows_per_second), language) })
      : '',
    progress?.seconds_left === undefined
      ? ''
      : t('progress.left', { time: showSeconds(progress.seconds_left, language) }),
  ].filter(Boolean)
  if (small) {
    return (
      <span className="flex items-center gap-2">
        <span className="w-24">
          <ProgressBar label={item.file_name} share={share} />
        </span>
        <span className="text-xs text-ink-3">{texts.slice(1).join(' · ')}</span>
      </span>
    )
  }
  return (
    <div className="flex flex-col gap-2" aria-live="polite">
      <ProgressBar label={item.file_name} share={share} />
      <p className="text-[13px] text-ink-2">{[t(`progress.${progress?.stage ?? 'waiting'}`), ...texts].join(' · ')}</p>
    </div>
  )
}
