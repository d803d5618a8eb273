import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import {
  attachedFileUrl,
  attachFile,
  type CollaborationFile,
  collaborationFilesQuery,
  detachFile,
  type FileKind,
  fileKinds,
  reattachFile,
} from '../../api/collaboration-files.ts'
import { Button } from '../../components/button.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { showBytes } from '../../format/bytes.ts'
import { showMoment } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** Contract, rights and invoices of a collaboration: attached, saved, removed, and put back. */
export function Attachments({ collaboration }: { collaboration: string }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { data } = useQuery(collaborationFilesQuery(brand.id, collaboration))
  const files = data?.items ?? []
  return (
    <section className="mt-5 flex flex-col gap-2 border-t border-line pt-4" aria-label={t('attachments.title')}>
      <h3 className="font-semibold">{t('attachments.title')}</h3>
      <p className="text-[13px] text-ink-2">{t('attachments.hint')}</p>
      {files.length > 0 && (
        <ul className="flex flex-col">
          {files.map((file) => (
            <Attached key={file.id} file={file} collaboration={collaboration} />
          ))}
        </ul>
      )}
      <Attach collaboration={collaboration} />
    </section>
  )
}

function Attach({ collaboration }: { collaboration: string }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [kind, setKind] = useState<FileKind>('contract')
  const attach = useMutation({
    mutationFn: (file: File) => attachFile(brand.id, collaboration, kind, file),
    onSuccess: () => queries.invalidateQueries(collaborationFilesQuery(brand.id, collaboration)),
  })
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <select
          className="input !w-auto"
          aria-label={t('attachments.kind')}
          value={kind}
          onChange={({ target }) => setKind(target.value as FileKind)}
        >
          {fileKinds.map((one) => (
            <option key={one} value={one}>
              {t(`attachments.kind_${one}`)}
            </option>
          ))}
        </select>
        <Button disabled={attach.isPending} onClick={() => input.current?.click()}>
          {t('attachments.attach')}
        </Button>
        <input
          ref={input}
          type="file"
          className="sr-only"
          tabIndex={-1}
          aria-label={t('attachments.file')}
          onChange={({ target }) => {
            const file = target.files?.[0]
            if (file) attach.mutate(file)
            target.value = ''
          }}
        />
      </div>
      {attach.error && <ProblemView error={attach.error} />}
    </>
  )
}

function Attached({ file, collaboration }: { file: CollaborationFile; collaboration: string }) {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const isGone = file.removed_at !== null
  const change = useMutation({
    mutationFn: () => (isGone ? reattachFile(brand.id, file.id) : detachFile(brand.id, file.id)),
    onSuccess: () => queries.invalidateQueries(collaborationFilesQuery(brand.id, collaboration)),
    onError: notify.failed,
  })
  const about = [
    t(`attachments.kind_${file.kind}`),
    showBytes(file.bytes, language),
    file.created_by.name,
    showMoment(file.created_at, language, brand.time_zone),
  ]
  return (
    <li className="flex flex-wrap items-center gap-2 border-t border-line py-1.5 first:border-t-0">
      <span className="min-w-40 flex-1 text-[13px]">
        {isGone ? (
          <s className="break-all text-ink-3">{file.file_name}</s>
        ) : (
          <a
            className="break-all text-accent hover:underline"
            href={attachedFileUrl(brand.id, file.id)}
            download={file.file_name}
          >
            {file.file_name}
          </a>
        )}
        <br />
        <span className="text-ink-3">{about.join(' · ')}</span>
      </span>
      <Button small kind="quiet" disabled={change.isPending} onClick={() => change.mutate()}>
        {t(isGone ? 'attachments.restore' : 'action.remove')}
      </Button>
    </li>
  )
}
