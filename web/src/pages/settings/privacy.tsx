import { useWorkspace } from '../../shell/workspace.tsx'
import { Erasures } from './erasures.tsx'
import { OnePerson } from './one-person.tsx'
import { RetentionPeriods } from './retention-periods.tsx'

/** What is known of one person: handed out and erased; and how long facts are kept. */
export function PrivacyPage() {
  const { canEdit, isOwner } = useWorkspace()
  return (
    <div className="flex flex-col gap-4">
      {canEdit && <OnePerson />}
      {isOwner && <Erasures />}
      <RetentionPeriods />
    </div>
  )
}
