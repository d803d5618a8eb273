import clsx from 'clsx'
import { type DragEvent, useState } from 'react'
import { type Collaboration, type Stage, stages } from '../../api/collaborations.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { BoardCard } from './board-card.tsx'
import { useMove } from './use-move.ts'

type Props = { items: readonly Collaboration[]; onOpen: ((one: Collaboration) => void) | undefined }

/** A column for each stage. A card is dragged to another, or moved by its menu. */
export function Board({ items, onOpen }: Props) {
  const { t } = useTexts()
  const { canEdit } = useWorkspace()
  const [over, setOver] = useState<Stage>()
  const move = useMove()
  const drop = (event: DragEvent, stage: Stage) => {
    event.preventDefault()
    setOver(undefined)
    const one = items.find(({ id }) => id === event.dataTransfer.getData('text/plain'))
    if (one && one.stage !== stage) move.mutate({ one, stage })
  }
  return (
    <div className="flex gap-3 overflow-x-auto px-4 pb-4">
      {stages.map((stage) => {
        const cards = items.filter((one) => one.stage === stage)
        const name = t(`collaborations.stage_${stage}`)
        return (
          <section
            key={stage}
            aria-label={name}
            className={clsx(
              'flex min-w-44 flex-1 flex-col gap-2 rounded-lg bg-sunken p-2',
              over === stage && 'outline-2 outline-accent',
            )}
            onDragOver={(event) => {
              if (!canEdit) return
              event.preventDefault()
              setOver(stage)
            }}
            onDragLeave={() => setOver(undefined)}
            onDrop={(event) => canEdit && drop(event, stage)}
          >
            <h3 className="flex justify-between px-1 text-[13px] font-medium text-ink-2">
              {name} <span className="text-ink-3">{cards.length}</span>
            </h3>
            {cards.map((one) => (
              <BoardCard key={one.id} one={one} onOpen={onOpen} onMove={(to) => move.mutate({ one, stage: to })} />
            ))}
          </section>
        )
      })}
    </div>
  )
}
