import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { Button } from './button.tsx'

/** A secret or link that is shown this once, with a button that copies it. */
export function CopyOnce({ label, value }: { label: string; value: string }) {
  const { t } = useTexts()
  const [copied, setCopied] = useState(false)
  return (
    <div className="flex flex-col gap-2 rounded-lg bg-good-soft p-3" role="status">
      <p className="text-[13px] font-medium">{label}</p>
      <div className="flex flex-wrap items-center gap-2">
        <code className="min-w-0 flex-1 rounded-md bg-surface px-2 py-1.5 font-mono text-xs break-all">{value}</code>
        <Button small onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}>
          {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
          {copied ? t('action.copied') : t('action.copy')}
        </Button>
      </div>
    </div>
  )
}
