import { X } from 'lucide-react'
import type { Recipient, ReportLanguage } from '../../api/report.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** A recipient while it is written; `key` tells rows apart that are alike. */
export type Draft = Recipient & { key: number }

type Props = { drafts: Draft[]; onChange: (drafts: Draft[]) => void }

/** Addresses, and what each is written to in. */
export function Recipients({ drafts, onChange }: Props) {
  const { t, language } = useTexts()
  const { isOwner } = useWorkspace()
  const change = (key: number, part: Partial<Recipient>) =>
    onChange(drafts.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const add = () => {
    const key = Math.max(-1, ...drafts.map((one) => one.key)) + 1
    onChange([...drafts, { key, address: '', language: language === 'zh-CN' ? 'zh' : 'en' }])
  }
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-[13px] font-medium text-ink-2">{t('report.recipients')}</legend>
      {drafts.length === 0 && <p className="text-[13px] text-ink-3">{t('report.no_recipients')}</p>}
      {drafts.map(({ key, address, language: written }, i) => (
        <div key={key} className="flex min-w-0 items-center gap-2">
          <input
            className="input min-w-0 flex-1"
            type="email"
            required
            disabled={!isOwner}
            aria-label={t('report.address', { place: i + 1 })}
            value={address}
            onChange={(event) => change(key, { address: event.target.value })}
          />
          <select
            className="input !w-auto"
            disabled={!isOwner}
            aria-label={t('report.language_of', { place: i + 1 })}
            value={written}
            onChange={(event) => change(key, { language: event.target.value as ReportLanguage })}
          >
            <option value="en">English</option>
            <option value="zh">中文</option>
          </select>
          {isOwner && (
            <IconButton
              label={t('report.remove', { place: i + 1 })}
              onClick={() => onChange(drafts.filter((one) => one.key !== key))}
            >
              <X size={16} aria-hidden />
            </IconButton>
          )}
        </div>
      ))}
      {isOwner && (
        <Button small className="self-start" onClick={add}>
          {t('report.add')}
        </Button>
      )}
    </fieldset>
  )
}
