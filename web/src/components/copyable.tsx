import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { Button } from './button.tsx'

/** Text to copy somewhere else, with a button that does; `label` says what it is. */
export function Copyable({ label, value }: { label: string; value: string }) {
  const { t } = useTexts()
  const [copied, setCopied] = useState(false)
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className="flex items-center justify-between gap-2">
        <p className="min-w-0 text-[13px] text-ink-2">{label}</p>
        <Button
          small
          aria-label={`${t('action.copy')}: ${label}`}
          onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
        >
          {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
          {copied ? t('action.copied') : t('action.copy')}
        </Button>
      </div>
      <pre className="overflow-x-auto rounded-lg bg-sunken p-3 font-mono text-xs break-all whitespace-pre-wrap">
        {value}
      </pre>
    </div>
  )
}
