import { ArrowDown, ArrowUp, GripVertical, Plus, Trash2 } from 'lucide-react'
import { type DragEvent, type FocusEvent, type KeyboardEvent, useRef, useState } from 'react'
import { Button, IconButton } from '../../components/button.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { StepInput } from './step-input.tsx'

const most = 8
const fewest = 2

type Props = { steps: readonly string[]; onChange: (steps: readonly string[]) => void }

/** The steps of a funnel in their order: named, added, removed, and moved by buttons, by dragging, or by Alt and an arrow. */
export function FunnelSteps({ steps, onChange }: Props) {
  const { t } = useTexts()
  const list = useRef<HTMLOListElement>(null)
  const [adding, setAdding] = useState(false)
  const [dragged, setDragged] = useState<number>()
  const move = (from: number, to: number) => {
    if (to < 0 || to >= steps.length) return
    const without = steps.toSpliced(from, 1)
    onChange(without.toSpliced(to, 0, steps[from] ?? ''))
    // The focus stays on the step, where it has come to.
    requestAnimationFrame(() => list.current?.children[to]?.querySelector('input')?.focus())
  }
  const onKey = (place: number) => (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!event.altKey || !by) return
    event.preventDefault()
    move(place, place + by)
  }
  const drag = (place: number) => ({
    onDragOver: (event: DragEvent) => dragged !== undefined && event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      if (dragged !== undefined && dragged !== place) move(dragged, place)
      setDragged(undefined)
    },
  })
  const set = (place: number, step: string) => {
    if (step) onChange(steps.with(place, step))
    else if (steps.length > fewest) onChange(steps.toSpliced(place, 1))
  }
  const add = (step: string) => {
    setAdding(false)
    if (step) onChange([...steps, step])
  }
  return (
    <>
      <ol ref={list} className="flex flex-col gap-1.5">
        {steps.map(keyed).map(({ key, step, place }) => (
          <li key={key} className="flex items-center gap-1" onKeyDown={onKey(place)} {...drag(place)}>
            <span
              draggable
              aria-hidden
              className="hidden cursor-grab text-ink-3 sm:inline"
              onDragStart={() => setDragged(place)}
              onDragEnd={() => setDragged(undefined)}
            >
              <GripVertical size={15} />
            </span>
            <span className="w-5 text-right text-[13px] text-ink-3">{place + 1}</span>
            <StepInput
              label={t('funnel.step', { number: place + 1 })}
              value={step}
              onChange={(next) => set(place, next)}
            />
            <StepActions
              place={place}
              count={steps.length}
              onMove={(to) => move(place, to)}
              onRemove={() => onChange(steps.toSpliced(place, 1))}
            />
          </li>
        ))}
        {adding && (
          <li
            className="flex items-center gap-1"
            onBlur={({ target }: FocusEvent) => target instanceof HTMLInputElement && !target.value && setAdding(false)}
          >
            <span className="w-5 text-right text-[13px] text-ink-3 sm:ml-5">{steps.length + 1}</span>
            <StepInput
              autoFocus
              label={t('funnel.step', { number: steps.length + 1 })}
              value=""
              placeholder={t('funnel.step_placeholder')}
              onChange={add}
            />
          </li>
        )}
      </ol>
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button small disabled={steps.length >= most} onClick={() => setAdding(true)}>
          <Plus size={14} aria-hidden />
          {t('funnel.add')}
        </Button>
        <p className="text-xs text-ink-3">{t('funnel.step_hint')}</p>
      </div>
    </>
  )
}

/** A step with its place; the same step may stand at two. */
function keyed(step: string, place: number) {
  return { key: `${place} ${step}`, step, place }
}

type ActionsProps = { place: number; count: number; onMove: (to: number) => void; onRemove: () => void }

function StepActions({ place, count, onMove, onRemove }: ActionsProps) {
  const { t } = useTexts()
  const number = { number: place + 1 }
  return (
    <span className="flex shrink-0">
      <IconButton label={t('funnel.up', number)} disabled={place === 0} onClick={() => onMove(place - 1)}>
        <ArrowUp size={15} />
      </IconButton>
      <IconButton label={t('funnel.down', number)} disabled={place === count - 1} onClick={() => onMove(place + 1)}>
        <ArrowDown size={15} />
      </IconButton>
      <IconButton label={t('funnel.remove', number)} disabled={count <= fewest} onClick={onRemove}>
        <Trash2 size={15} />
      </IconButton>
    </span>
  )
}
