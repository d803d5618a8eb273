import { FileUp } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { UploadsProvider, useUploads } from './uploads.tsx'

/** Takes files that are dropped anywhere on the page. */
export function DropAnywhere({ children }: { children: ReactNode }) {
  return (
    <UploadsProvider>
      <DropTarget />
      {children}
    </UploadsProvider>
  )
}

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

function DropTarget() {
  const { t } = useTexts()
  const { canEdit } = useWorkspace()
  const { send } = useUploads()
  const [over, setOver] = useState(false)
  useEffect(() => {
    if (!canEdit) return
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(false)
      send([...(event.dataTransfer?.files ?? [])])
    }
    addEventListener('dragover', onOver)
    addEventListener('dragleave', onLeave)
    addEventListener('drop', onDrop)
    return () => {
      removeEventListener('dragover', onOver)
      removeEventListener('dragleave', onLeave)
      removeEventListener('drop', onDrop)
    }
  }, [canEdit, send])
  if (!over) return null
  return (
    <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-canvas/80 backdrop-blur-sm">
      <p className="flex items-center gap-3 rounded-xl border-2 border-dashed border-accent bg-surface px-8 py-6 text-base font-medium shadow-raised">
        <FileUp size={24} className="text-accent" aria-hidden />
        {t('imports.drop_now')}
      </p>
    </div>
  )
}
