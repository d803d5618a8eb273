import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { AudienceQuestion } from '../../api/audiences.ts'
import type { Move } from '../../api/moves.ts'
import { Button, buttonLook } from '../../components/button.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { AudienceForm } from '../audiences/audience-form.tsx'

/** The one thing that begins a move. Who may only look opens its page instead. */
export function MoveAction({ move, onTask }: { move: Move; onTask: () => void }) {
  const { t, pick } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const [building, setBuilding] = useState(false)
  const navigate = useNavigate()
  const { action } = move
  if (action.kind === 'view' || !canEdit) return <OpenView move={move} primary />
  return (
    <>
      <OpenView move={move} />
      {action.kind === 'task' && (
        <Button small kind="primary" onClick={onTask}>
          {t('moves.act_task')}
        </Button>
      )}
      {action.kind === 'audience' && (
        <Button small kind="primary" onClick={() => setBuilding(true)}>
          {t('moves.act_audience')}
        </Button>
      )}
      {action.kind === 'link' && (
        <Link
          to="/$brand/traffic/links"
          params={{ brand: brand.id }}
          search={filledIn(action.link)}
          className={buttonLook('primary', true)}
        >
          {t('moves.act_link')}
        </Link>
      )}
      {building && action.kind === 'audience' && (
        <AudienceForm
          question={withoutName(action.audience)}
          name={pick(action.audience.name)}
          move={move.id}
          onClose={() => setBuilding(false)}
          onMade={({ id }) =>
            void navigate({ to: '/$brand/customers/audiences/$audience', params: { brand: brand.id, audience: id } })
          }
        />
      )}
    </>
  )
}

function OpenView({ move, primary = false }: { move: Move; primary?: boolean }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  return (
    <Link
      to={`/$brand${move.view.path}`}
      params={{ brand: brand.id }}
      search={move.view.query}
      className={buttonLook(primary ? 'primary' : 'quiet', true)}
    >
      {t('moves.open')}
    </Link>
  )
}

const withoutName = ({ measure, params, period }: AudienceQuestion): AudienceQuestion => ({ measure, params, period })

/** A form of links with these fields written. */
function filledIn(link: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(link).map(([name, value]) => [`links.${name}`, value]))
}
