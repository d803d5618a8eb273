import { useQueryClient } from '@tanstack/react-query'
import { FileUp, X } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { uploadAsset } from '../../api/assets.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

type Sent = { id: number; name: string; share: number; error?: unknown; stop: () => void }
let lastId = 0

/** Where files are dropped or chosen; one is sent after the other, so that each has the whole line. */
export function UploadAssets() {
  const { t } = useTexts()
  const input = useRef<HTMLInputElement>(null)
  const { sent, send, dismiss } = useSending()
  const drop = (event: DragEvent) => {
    event.preventDefault()
    event.stopPropagation()
    send([...event.dataTransfer.files])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button below does the same.
    <section className="card border-dashed p-4" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <div className="flex flex-wrap items-center gap-4">
        <FileUp size={26} strokeWidth={1.6} className="text-accent" aria-hidden />
        <div className="min-w-48 flex-1">
          <p className="font-medium">{t('assets.drop')}</p>
          <p className="text-[13px] text-ink-3">{t('assets.kinds')}</p>
        </div>
        <Button kind="primary" onClick={() => input.current?.click()}>
          {t('assets.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          className="sr-only"
          tabIndex={-1}
          aria-label={t('assets.upload')}
          onChange={({ target }) => {
            send([...(target.files ?? [])])
            target.value = ''
          }}
        />
      </div>
      {sent.length > 0 && (
        <ul className="mt-3 flex flex-col gap-2">
          {sent.map((one) => (
            <li key={one.id} className="flex flex-col gap-1">
              <div className="flex items-center gap-3">
                <span className="min-w-0 flex-1 truncate">{one.name}</span>
                <IconButton
                  label={t('assets.stop', { name: one.name })}
                  onClick={one.error ? () => dismiss(one.id) : one.stop}
                >
                  <X size={15} />
                </IconButton>
              </div>
              {one.error ? <ProblemView error={one.error} /> : <ProgressBar label={one.name} share={one.share} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function useSending() {
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const [sent, setSent] = useState<Sent[]>([])
  const dismiss = (id: number) => setSent((before) => before.filter((one) => one.id !== id))
  const change = (id: number, part: Partial<Sent>) =>
    setSent((before) => before.map((one) => (one.id === id ? { ...one, ...part } : one)))
  const send = (files: readonly File[]) => {
    const queue = files.map((file) => {
      const abort = new AbortController()
      lastId += 1
      const id = lastId
      const stop = () => {
        abort.abort()
        dismiss(id)
      }
      return { file, abort, id, stop }
    })
    setSent((before) => [...before, ...queue.map(({ file, id, stop }) => ({ id, name: file.name, share: 0, stop }))])
    void sendAll(queue)
  }
  const sendAll = async (queue: readonly { file: File; abort: AbortController; id: number }[]) => {
    for (const { file, abort, id } of queue) {
      if (abort.signal.aborted) continue
      try {
        await uploadAsset(brand.id, file, (share) => change(id, { share }), abort.signal)
        dismiss(id)
      } catch (error) {
        if (!abort.signal.aborted) change(id, { error })
      }
      await queries.invalidateQueries({ queryKey: ['assets', brand.id] })
    }
  }
  return { sent, send, dismiss }
}
