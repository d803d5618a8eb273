import type { Answer, Definition } from '../../api/measures.ts'
import { type FlowNode, flowOf, isFollowed, levelsOf } from '../../charts/flow.ts'
import { showNumber, showShare } from '../../format/value.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useAnswerNames } from '../../measure/answer-names.ts'

type Props = { definition: Definition; answer: Answer; onFollow: (step: string) => void }

/** Ways as a list of places, for screens on which bands would be too narrow to read. */
export function FlowLevels({ definition, answer, onFollow }: Props) {
  const { t, language } = useTexts()
  const nameOf = useAnswerNames({ definition, answer })
  const flow = flowOf(answer.rows, definition.chart)
  return (
    <ol className="flex flex-col gap-4">
      {levelsOf(flow).map((nodes) => (
        <li key={nodes[0]?.place}>
          <h3 className="mb-1 text-[13px] font-medium text-ink-2">
            {nodes[0]?.place === 0 ? t('paths.level_start') : t('paths.level', { place: nodes[0]?.place })}
          </h3>
          <ul className="flex flex-col gap-1">
            {nodes.map((node) => (
              <li key={node.id}>
                <LevelStep
                  node={node}
                  name={nameOf('to', node.step)}
                  amount={`${showNumber(node.size, language)} · ${showShare(node.size / (flow.all || 1), language)}`}
                  part={node.size / (flow.all || 1)}
                  onFollow={onFollow}
                />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

type StepProps = { node: FlowNode; name: string; amount: string; part: number; onFollow: (step: string) => void }

function LevelStep({ node, name, amount, part, onFollow }: StepProps) {
  const { t } = useTexts()
  const inside = (
    <>
      <span
        aria-hidden
        className="absolute inset-y-0 left-0 rounded-md bg-accent-soft"
        style={{ width: `${Math.min(100, part * 100)}%` }}
      />
      <span className="relative min-w-0 truncate" title={isFollowed(node.step) ? node.step : name}>
        {name}
      </span>
      <span className="relative ml-auto shrink-0 tabular-nums text-ink-2">{amount}</span>
    </>
  )
  const look =
    'relative flex w-full items-center gap-3 overflow-hidden rounded-md bg-sunken px-2 py-1.5 text-left text-[13px]'
  if (!isFollowed(node.step)) return <div className={look}>{inside}</div>
  return (
    <button
      type="button"
      className={look}
      aria-label={`${t('paths.follow_from', { step: name })}: ${amount}`}
      onClick={() => onFollow(node.step)}
    >
      {inside}
    </button>
  )
}
