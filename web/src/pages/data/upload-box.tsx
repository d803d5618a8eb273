import { FileUp, X } from 'lucide-react'
import { useRef } from 'react'
import { Button, IconButton } from '../../components/button.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { showBytes } from '../../format/bytes.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { type Upload, useUploads } from './uploads.tsx'

const kinds = '.csv,.tsv,.txt,.xlsx,.gz,.zip,.json'

/** Where files are chosen; dropping works on the whole page. */
export function UploadBox() {
  const { t } = useTexts()
  const { uploads, send } = useUploads()
  const input = useRef<HTMLInputElement>(null)
  return (
    <section className="card border-dashed p-5">
      <div className="flex flex-wrap items-center gap-4">
        <FileUp size={28} strokeWidth={1.6} className="text-accent" aria-hidden />
        <div className="min-w-48 flex-1">
          <p className="font-medium">{t('imports.drop')}</p>
          <p className="text-[13px] text-ink-3">{t('imports.kinds')}</p>
        </div>
        <Button kind="primary" onClick={() => input.current?.click()}>
          {t('imports.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          accept={kinds}
          className="sr-only"
          tabIndex={-1}
          aria-label={t('imports.upload')}
          onChange={(event) => {
            send([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
      </div>
      {uploads.length > 0 && (
        <ul className="mt-4 flex flex-col gap-2">
          {uploads.map((upload) => (
            <li key={upload.id}>
              <UploadRow upload={upload} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function UploadRow({ upload }: { upload: Upload }) {
  const { t, language } = useTexts()
  const { dismiss } = useUploads()
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center gap-3">
        <span className="min-w-0 flex-1 truncate">{upload.name}</span>
        <span className="text-[13px] text-ink-3">{showBytes(upload.bytes, language)}</span>
        <IconButton
          label={t('imports.stop_upload', { name: upload.name })}
          onClick={upload.error ? () => dismiss(upload.id) : upload.stop}
        >
          <X size={15} />
        </IconButton>
      </div>
      {upload.error ? <ProblemView error={upload.error} /> : <ProgressBar label={upload.name} share={upload.share} />}
    </div>
  )
}
