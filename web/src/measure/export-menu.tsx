import { Download } from 'lucide-react'
import type { Query } from '../api/client.ts'
import { type ExportFormat, exportUrl } from '../api/measures.ts'
import { IconButton } from '../components/button.tsx'
import { Menu, MenuLink } from '../components/menu.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { useWorkspace } from '../shell/workspace.tsx'

const formats: readonly ExportFormat[] = ['csv', 'json', 'parquet']

/** The figures of a card as a file: the same question, with the same period and filters. */
export function ExportMenu({ id, title, params }: { id: string; title: string; params: Query }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  return (
    <Menu
      label={t('figure.export_of', { name: title })}
      trigger={
        <IconButton label={t('figure.export_of', { name: title })}>
          <Download size={16} />
        </IconButton>
      }
    >
      {formats.map((format) => (
        <MenuLink
          key={format}
          href={exportUrl(brand.id, id, params, format)}
          download={`${id}_${params.from}_${params.to}.${format}`}
        >
          {t('figure.export_as', { format: format === 'parquet' ? 'Parquet' : format.toUpperCase() })}
        </MenuLink>
      ))}
    </Menu>
  )
}
