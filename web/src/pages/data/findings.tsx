import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { Finding } from '../../api/imports.ts'
import { showNumber } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'

const looks = {
  error: { icon: CircleAlert, tone: 'text-bad' },
  warning: { icon: TriangleAlert, tone: 'text-warn' },
  note: { icon: Info, tone: 'text-ink-3' },
} as const

/** Numbers of lines shown; how many there are is said beside them. */
const mostShown = 8

type Props = {
  findings: readonly Finding[]
  accepted: readonly string[]
  onAccept: ((codes: string[]) => void) | undefined
}

/** What is odd about the file; an error has to be accepted by name before the file counts. */
export function Findings({ findings, accepted, onAccept }: Props) {
  const { t, pick, language } = useTexts()
  if (!findings.length) return null
  const linesOf = (numbers: readonly number[], count: number) => {
    const lines = numbers.slice(0, mostShown).join(t('audit.comma'))
    if (count > mostShown) return t('findings.lines_of', { lines, count: showNumber(count, language) })
    return t(count === 1 ? 'findings.line' : 'findings.lines', { lines })
  }
  const toggle = (code: string) =>
    onAccept?.(accepted.includes(code) ? accepted.filter((one) => one !== code) : [...accepted, code])
  return (
    <ul className="w-full divide-y divide-line rounded-lg border border-line" aria-label={t('findings.title')}>
      {findings.map(({ level, code, text, lines, count }) => {
        const { icon: Icon, tone } = looks[level]
        return (
          <li key={`${code}-${text.en}`} className="flex flex-wrap items-start gap-x-3 gap-y-1 px-3 py-2">
            <Icon size={16} className={`mt-0.5 shrink-0 ${tone}`} aria-hidden />
            <p className="min-w-56 flex-1">
              <span className="sr-only">{t(`findings.${level}`)} </span>
              {pick(text)}
              {lines && lines.length > 0 && (
                <span className="text-[13px] text-ink-3"> {linesOf(lines, count ?? lines.length)}</span>
              )}
            </p>
            {level === 'error' && onAccept && (
              <label className="flex items-center gap-2 text-[13px] font-medium">
                <input
                  type="checkbox"
                  className="size-4 accent-accent"
                  checked={accepted.includes(code)}
                  onChange={() => toggle(code)}
                />
                {t('findings.accept')}
              </label>
            )}
          </li>
        )
      })}
    </ul>
  )
}
