import { useMutation } from '@tanstack/react-query'
import { leftOutLines, type ReadList, type Unread } from '../api/list-files.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useWorkspace } from '../shell/workspace.tsx'
import { Button } from './button.tsx'
import { saveBlob } from './save-blob.ts'
import { useNotify } from './toasts.tsx'

/** What of a file was not taken: its tables of something else, and its lines with reason and remedy. */
export function LeftOutLines({ unread: { faults, passed_over } }: { unread: Unread }) {
  const { t, pick } = useTexts()
  return (
    <>
      {passed_over.length > 0 && (
        <p className="text-[13px]">{t('list_file.passed', { tables: passed_over.join(', ') })}</p>
      )}
      {faults.length > 0 && (
        <ul className="max-h-60 overflow-y-auto text-[13px]">
          {faults.map(({ table, line, field, value, reason, remedy }) => (
            <li key={`${table}-${line}`} className="border-t border-line py-1.5">
              <span className="font-medium">{t('list_file.fault', { line, field, value })}</span> {pick(reason)}{' '}
              <span className="text-ink-2">{pick(remedy)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Saves the lines that were left out, to be mended and taken in again. */
export function SaveLeftOut({ list, file }: { list: ReadList; file: File }) {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const notify = useNotify()
  const save = useMutation({
    mutationFn: () => leftOutLines(brand.id, list, file, language),
    onSuccess: (lines) => saveBlob(lines, `${list}-left-out.csv`),
    onError: notify.failed,
  })
  return (
    <Button disabled={save.isPending} onClick={() => save.mutate()}>
      {t('list_file.save_left_out')}
    </Button>
  )
}
