import { Link } from '@tanstack/react-router'
import type { ConnectionRun, Platform } from '../../api/connections.ts'
import { Badge, type Tone } from '../../components/badge.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { showMoment } from '../../format/day.ts'
import { showNumber } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

const tones: Record<ConnectionRun['state'], Tone> = {
  running: 'accent',
  done: 'good',
  waiting: 'warn',
  failed: 'bad',
  cut: 'neutral',
}

/** One time that a connection was read: when, how much, what it became, and what went wrong. */
export function RunLine({ run, platform }: { run: ConnectionRun; platform: Platform | undefined }) {
  const { t, pick, language } = useTexts()
  const { brand } = useWorkspace()
  const count = (value: number) => showNumber(value, language)
  const part = pick(platform?.reads.find(({ id }) => id === run.part)?.title)
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={tones[run.state]}>{t(`connections.run_${run.state}`)}</Badge>
        <span className="text-[13px] text-ink-2">{showMoment(run.began_at, language, brand.time_zone)}</span>
        <span className="text-[13px] text-ink-2">
          {t('connections.counts', { rows: count(run.rows), calls: count(run.calls) })}
        </span>
      </p>
      {run.state === 'running' && (
        <>
          <ProgressBar label={t('connections.reading')} share={undefined} />
          {part && <p className="text-[13px] text-ink-3">{part}</p>}
        </>
      )}
      {run.error && (
        <div role="status" className="rounded-lg bg-sunken px-3 py-2 text-[13px]">
          <p className="break-words font-medium text-ink">{pick(run.error.text)}</p>
          <p className="mt-1 text-ink-2">{pick(run.error.remedy)}</p>
        </div>
      )}
      {run.imports.length > 0 && (
        <p className="flex flex-wrap gap-x-3 gap-y-1 text-[13px]">
          {run.imports.map((id, place) => (
            <Link
              key={id}
              to="/$brand/data/imports/$id"
              params={{ brand: brand.id, id }}
              className="text-accent hover:underline"
            >
              {t('connections.import', { number: place + 1 })}
            </Link>
          ))}
        </p>
      )}
    </div>
  )
}
