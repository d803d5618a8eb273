import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { type Import, uploadFile } from '../../api/imports.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

export type Upload = { id: number; name: string; bytes: number; share: number; error?: unknown; stop: () => void }
type Uploads = { uploads: readonly Upload[]; send: (files: readonly File[]) => void; dismiss: (id: number) => void }

const Context = createContext<Uploads | undefined>(undefined)
let lastId = 0

/** Files on their way to the server, one after another so that each has the whole line. */
export function UploadsProvider({ children }: { children: ReactNode }) {
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [uploads, setUploads] = useState<Upload[]>([])
  const dismiss = useCallback((id: number) => setUploads((before) => before.filter((one) => one.id !== id)), [])
  const send = useCallback(
    (files: readonly File[]) => {
      const change = (id: number, part: Partial<Upload>) =>
        setUploads((before) => before.map((one) => (one.id === id ? { ...one, ...part } : one)))
      const queue = files.map((file) => {
        const abort = new AbortController()
        lastId += 1
        return { file, abort, id: lastId }
      })
      setUploads((before) => [
        ...before,
        ...queue.map(({ file, abort, id }) => ({
          id,
          name: file.name,
          bytes: file.size,
          share: 0,
          stop: () => {
            abort.abort()
            dismiss(id)
          },
        })),
      ])
      const sendAll = async () => {
        const made: Import[] = []
        for (const { file, abort, id } of queue) {
          if (abort.signal.aborted) continue
          try {
            made.push(...(await uploadFile(brand.id, file, (share) => change(id, { share }), abort.signal)))
            dismiss(id)
          } catch (error) {
            if (!abort.signal.aborted) change(id, { error })
          }
          await queries.invalidateQueries({ queryKey: ['imports', brand.id] })
        }
        const only = made.length === 1 ? made[0] : undefined
        if (only) await navigate({ to: '/$brand/data/imports/$id', params: { brand: brand.id, id: only.id } })
      }
      void sendAll()
    },
    [brand.id, dismiss, navigate, queries],
  )
  const value = useMemo(() => ({ uploads, send, dismiss }), [uploads, send, dismiss])
  return <Context value={value}>{children}</Context>
}

export function useUploads(): Uploads {
  const uploads = useContext(Context)
  if (!uploads) throw new Error('useUploads needs an UploadsProvider above it')
  return uploads
}
