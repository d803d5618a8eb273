import { ArrowRightLeft } from 'lucide-react'
import { type Collaboration, type Stage, stages } from '../../api/collaborations.ts'
import { Badge } from '../../components/badge.tsx'
import { IconButton } from '../../components/button.tsx'
import { Menu, MenuChoice, MenuLabel } from '../../components/menu.tsx'
import { showDay } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { useTerms } from './use-terms.ts'

type Props = {
  one: Collaboration
  onOpen: ((one: Collaboration) => void) | undefined
  onMove: (stage: Stage) => void
}

/** A collaboration on the board: with whom, until when, on which terms. */
export function BoardCard({ one, onOpen, onMove }: Props) {
  const { t } = useTexts()
  const { canEdit } = useWorkspace()
  const terms = useTerms()(one)
  return (
    <article
      aria-label={one.title}
      draggable={canEdit}
      onDragStart={(event) => event.dataTransfer.setData('text/plain', one.id)}
      className="flex flex-col gap-1 rounded-md border border-line bg-surface p-2 text-[13px]"
    >
      <div className="flex items-start justify-between gap-1">
        {onOpen ? (
          <button
            type="button"
            className="min-w-0 text-left font-medium break-words text-ink hover:underline"
            onClick={() => onOpen(one)}
          >
            {one.title}
          </button>
        ) : (
          <span className="min-w-0 font-medium break-words text-ink">{one.title}</span>
        )}
        {canEdit && (
          <Menu
            label={t('collaborations.move_to')}
            trigger={
              <IconButton className="-mt-1 -mr-1" label={t('collaborations.move', { title: one.title })}>
                <ArrowRightLeft size={14} />
              </IconButton>
            }
          >
            <MenuLabel>{t('collaborations.move_to')}</MenuLabel>
            {stages.map((stage) => (
              <MenuChoice key={stage} chosen={stage === one.stage} onSelect={() => onMove(stage)}>
                {t(`collaborations.stage_${stage}`)}
              </MenuChoice>
            ))}
          </Menu>
        )}
      </div>
      <p className="text-ink-2">{one.creator.name}</p>
      {terms && <p className="text-ink-3">{terms}</p>}
      <p className="flex flex-wrap items-center gap-1 text-ink-3">
        <span>{one.owner?.name ?? t('tasks.nobody')}</span>
        <DueMark one={one} />
      </p>
    </article>
  )
}

/** When the next step is due, and whether that is over. */
export function DueMark({ one }: { one: Collaboration }) {
  const { t, language } = useTexts()
  return (
    <>
      {one.due_on && <span className="break-keep">{t('tasks.due_on', { day: showDay(one.due_on, language) })}</span>}
      {one.is_overdue && <Badge tone="bad">{t('collaborations.overdue')}</Badge>}
      {one.is_to_remind && <Badge tone="warn">{t('collaborations.remind')}</Badge>}
      {one.archived_at && <Badge>{t('creators.state_archived')}</Badge>}
    </>
  )
}
