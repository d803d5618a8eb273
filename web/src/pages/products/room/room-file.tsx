import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { templateUrl } from '../../../api/list-files.ts'
import { type RoomProduct, readProducts } from '../../../api/room.ts'
import { Button, buttonLook } from '../../../components/button.tsx'
import { LeftOutLines, SaveLeftOut } from '../../../components/left-out-lines.tsx'
import { ProblemView } from '../../../components/problem-view.tsx'
import { TextArea } from '../../../components/text-area.tsx'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useWorkspace } from '../../../shell/workspace.tsx'

/** Many products at once, from a spreadsheet or pasted from one. What is read takes the place of the list. */
export function RoomFile({ onRead }: { onRead: (products: RoomProduct[]) => void }) {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const input = useRef<HTMLInputElement>(null)
  const [pasted, setPasted] = useState('')
  const [file, setFile] = useState<File>()
  const read = useMutation({
    mutationFn: (chosen: File) => readProducts(brand.id, chosen),
    onSuccess: ({ products }) => products.length > 0 && onRead(products),
  })
  const take = (chosen: File | undefined) => {
    if (!chosen) return
    setFile(chosen)
    read.mutate(chosen)
  }
  const found = read.data
  return (
    <div className="flex flex-col gap-3 rounded-lg bg-sunken p-3">
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-48 flex-1 text-[13px] text-ink-2">{t('room.file_hint')}</p>
        <a className={buttonLook('quiet')} href={templateUrl(brand.id, 'room', language)} download>
          {t('list_file.template')}
        </a>
        <Button onClick={() => input.current?.click()}>{t('list_file.choose')}</Button>
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,.gz,.zip"
          className="sr-only"
          tabIndex={-1}
          aria-label={t('room.file')}
          onChange={(event) => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
      <TextArea label={t('room.paste')} rows={3} value={pasted} onChange={(event) => setPasted(event.target.value)} />
      <div>
        <Button
          disabled={pasted.trim() === '' || read.isPending}
          onClick={() => take(new File([pasted], t('room.pasted'), { type: 'text/plain' }))}
        >
          {t('room.take_pasted')}
        </Button>
      </div>
      {read.error ? <ProblemView error={read.error} /> : null}
      {found && file && (
        <>
          <div className="flex flex-wrap items-center gap-3" aria-live="polite">
            <p className="min-w-48 flex-1">
              {t('room.read', { products: found.products.length, quarantined: found.quarantined })}
            </p>
            {found.faults.length > 0 && <SaveLeftOut list="room" file={file} />}
          </div>
          <LeftOutLines unread={found} />
        </>
      )}
    </div>
  )
}
