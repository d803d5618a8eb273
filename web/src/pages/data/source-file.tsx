import { buttonLook } from '../../components/button.tsx'
import { useTexts } from '../../i18n/use-texts.ts'

/** The file that a shop takes from this server: its address, and a way to save it. */
export function SourceFile({ name }: { name: string }) {
  const { t } = useTexts()
  const address = `${window.location.origin}/${name}`
  return (
    <div className="flex min-w-0 flex-wrap items-center justify-between gap-x-2 gap-y-1">
      <p className="min-w-0 text-[13px] text-ink-2">
        {t('sources.file')}{' '}
        <a
          href={address}
          target="_blank"
          rel="noreferrer"
          className="[overflow-wrap:anywhere] text-accent hover:underline"
        >
          {address}
        </a>
      </p>
      <a className={buttonLook('plain', true)} href={address} download={name}>
        {t('sources.file_save', { name })}
      </a>
    </div>
  )
}
