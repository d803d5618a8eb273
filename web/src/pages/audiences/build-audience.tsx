import { useNavigate } from '@tanstack/react-router'
import { UsersRound } from 'lucide-react'
import { useState } from 'react'
import type { AudiencePeriod } from '../../api/audiences.ts'
import type { Query } from '../../api/client.ts'
import { IconButton } from '../../components/button.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useView, useWorkspace } from '../../shell/workspace.tsx'
import { AudienceForm } from './audience-form.tsx'

type Props = { measure: string; params: Query }

/** What an audience says itself, or takes from the brand. */
const notKept = new Set(['from', 'to', 'compare', 'currency', 'limit', 'basis'])

/** Keeps the list of people that is shown as an audience. Where the view goes along with the data, so do the days of the audience. */
export function BuildAudience({ measure, params }: Props) {
  const { t } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const { view, days } = useView()
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  const rolling = /^last_(\d+)$/.exec(view.period ?? '')?.[1]
  const period: AudiencePeriod = rolling ? { last_days: Number(rolling) } : days
  if (!canEdit) return null
  return (
    <>
      <IconButton label={t('audiences.make')} onClick={() => setOpen(true)}>
        <UsersRound size={16} />
      </IconButton>
      {isOpen && (
        <AudienceForm
          question={{ measure, params: keptOf(params), period }}
          name=""
          move={null}
          onClose={() => setOpen(false)}
          onMade={({ id }) =>
            void navigate({ to: '/$brand/customers/audiences/$audience', params: { brand: brand.id, audience: id } })
          }
        />
      )}
    </>
  )
}

function keptOf(params: Query): Record<string, string> {
  const kept = Object.entries(params).filter(([name, value]) => !notKept.has(name) && value !== undefined)
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]))
}
