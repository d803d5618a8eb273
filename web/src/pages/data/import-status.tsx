import type { Import, ImportStatus } from '../../api/imports.ts'
import { Badge, type Tone } from '../../components/badge.tsx'
import { useTexts } from '../../i18n/use-texts.ts'

const tones: Record<ImportStatus, Tone> = {
  uploaded: 'neutral',
  reading: 'accent',
  unmapped: 'warn',
  ready: 'warn',
  committing: 'accent',
  committed: 'good',
  failed: 'bad',
  cancelled: 'neutral',
  undone: 'neutral',
}

export function StatusBadge({ status }: { status: Import['status'] }) {
  const { t } = useTexts()
  return <Badge tone={tones[status]}>{t(`import_status.${status}`)}</Badge>
}
