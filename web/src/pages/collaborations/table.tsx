import { type Collaboration, type Stage, stages } from '../../api/collaborations.ts'
import { type DataColumn, DataTable } from '../../components/data-table.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { DueMark } from './board-card.tsx'
import { useMove } from './use-move.ts'
import { useTerms } from './use-terms.ts'

type Props = { items: readonly Collaboration[]; onOpen: ((one: Collaboration) => void) | undefined }

/** The same collaborations as rows. */
export function CollaborationTable({ items, onOpen }: Props) {
  const { t } = useTexts()
  const { canEdit } = useWorkspace()
  const terms = useTerms()
  const move = useMove()
  const name = (stage: Stage) => t(`collaborations.stage_${stage}`)
  const columns: DataColumn<Collaboration>[] = [
    {
      id: 'title',
      header: t('collaborations.name'),
      value: ({ title }) => title,
      cell: (one) =>
        onOpen ? (
          <button
            type="button"
            className="max-w-56 truncate text-left text-accent hover:underline"
            onClick={() => onOpen(one)}
          >
            {one.title}
          </button>
        ) : (
          <span className="inline-block max-w-56 truncate">{one.title}</span>
        ),
    },
    {
      id: 'creator',
      header: t('collaborations.creator'),
      value: ({ creator }) => creator.name,
      cell: ({ creator }) => creator.name,
    },
    {
      id: 'stage',
      header: t('collaborations.stage'),
      value: ({ stage }) => stages.indexOf(stage),
      cell: (one) =>
        canEdit ? (
          <select
            className="input !h-8"
            aria-label={t('collaborations.move', { title: one.title })}
            value={one.stage}
            onChange={(event) => move.mutate({ one, stage: event.target.value as Stage })}
          >
            {stages.map((stage) => (
              <option key={stage} value={stage}>
                {name(stage)}
              </option>
            ))}
          </select>
        ) : (
          name(one.stage)
        ),
    },
    {
      id: 'owner',
      header: t('tasks.owner'),
      value: ({ owner }) => owner?.name,
      cell: ({ owner }) => owner?.name ?? '–',
    },
    {
      id: 'due',
      header: t('collaborations.due'),
      value: ({ due_on }) => due_on,
      cell: (one) => (
        <span className="flex items-center gap-1">
          <DueMark one={one} />
        </span>
      ),
    },
    { id: 'terms', header: t('collaborations.terms'), cell: (one) => terms(one) || '–' },
  ]
  return <DataTable label={t('collaborations.title')} items={items} columns={columns} pageSize={50} />
}
