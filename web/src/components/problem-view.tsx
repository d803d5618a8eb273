import { useParams } from '@tanstack/react-router'
import { CircleAlert, RotateCw } from 'lucide-react'
import { ApiProblem, unreachable } from '../api/problem.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { Button, buttonLook } from './button.tsx'

/** Where the remedy of a problem is found, by its code, below the brand's address. */
const remedies: Record<string, { path: string; text: string }> = {
  missing_rate: { path: 'data/rates', text: 'remedy.import_rates' },
  not_signed_in: { path: '', text: 'remedy.sign_in' },
}

/** What went wrong, its code, what mends it, and another try. */
export function ProblemView({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t, language } = useTexts()
  const { brand } = useParams({ strict: false })
  const problem = error instanceof ApiProblem ? error : undefined
  const code = problem?.code ?? 'unexpected'
  const remedy = remedies[code]
  const message = problem ? problem.in(language) : t('problem.unexpected')
  return (
    <div role="alert" className="flex flex-col items-start gap-2 rounded-lg bg-bad-soft px-4 py-3 text-ink">
      <p className="flex items-start gap-2">
        <CircleAlert size={18} className="mt-0.5 shrink-0 text-bad" aria-hidden />
        <span>{message}</span>
      </p>
      <div className="flex flex-wrap items-center gap-2 pl-6">
        {remedy && (
          <a className={buttonLook('plain', true)} href={remedy.path ? `/${brand}/${remedy.path}` : '/sign-in'}>
            {t(remedy.text)}
          </a>
        )}
        {onRetry && (
          <Button small kind="quiet" onClick={onRetry}>
            <RotateCw size={14} aria-hidden />
            {t('action.retry')}
          </Button>
        )}
        <code className="text-xs text-ink-3">{code === unreachable.code ? '' : code}</code>
      </div>
    </div>
  )
}
