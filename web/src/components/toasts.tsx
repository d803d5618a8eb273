import { CircleAlert, CircleCheck } from 'lucide-react'
import { Toast } from 'radix-ui'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { ApiProblem } from '../api/problem.ts'
import { useTexts } from '../i18n/use-texts.ts'

type Note = { id: number; text: string; failed: boolean }
type Notify = { done: (text: string) => void; failed: (error: unknown) => void }

const Context = createContext<Notify | undefined>(undefined)

/** Short notes at the corner of the page that something was done, or was not. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const { t, language } = useTexts()
  const [notes, setNotes] = useState<Note[]>([])
  const add = useCallback((text: string, failed: boolean) => {
    setNotes((before) => [...before, { id: Date.now() + Math.random(), text, failed }])
  }, [])
  const notify = useMemo<Notify>(
    () => ({
      done: (text) => add(text, false),
      failed: (error) => add(error instanceof ApiProblem ? error.in(language) : t('problem.unexpected'), true),
    }),
    [add, language, t],
  )
  const remove = (id: number) => setNotes((before) => before.filter((note) => note.id !== id))
  return (
    <Context value={notify}>
      <Toast.Provider duration={6000} label={t('shell.notifications')}>
        {children}
        {notes.map((note) => (
          <Toast.Root
            key={note.id}
            type={note.failed ? 'foreground' : 'background'}
            onOpenChange={(open) => !open && remove(note.id)}
            className="flex items-start gap-2 rounded-lg border border-line bg-surface px-4 py-3 shadow-raised"
          >
            {note.failed ? (
              <CircleAlert size={18} className="mt-0.5 shrink-0 text-bad" aria-hidden />
            ) : (
              <CircleCheck size={18} className="mt-0.5 shrink-0 text-good" aria-hidden />
            )}
            <Toast.Description>{note.text}</Toast.Description>
          </Toast.Root>
        ))}
        <Toast.Viewport className="fixed right-4 bottom-20 z-50 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2 lg:bottom-4" />
      </Toast.Provider>
    </Context>
  )
}

export function useNotify(): Notify {
  const notify = useContext(Context)
  if (!notify) throw new Error('useNotify needs a ToastProvider above it')
  return notify
}
