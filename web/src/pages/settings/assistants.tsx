import { useQuery } from '@tanstack/react-query'
import { assistantAddress, toolsQuery } from '../../api/assistants.ts'
import { Card } from '../../components/card.tsx'
import { Copyable } from '../../components/copyable.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { LoadingRows } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** How an AI assistant is let in to ask about the brand, and what it may ask. */
export function Assistants() {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { data, error, refetch } = useQuery(toolsQuery(brand.id))
  return (
    <Card title={t('assistants.title')} note={t('assistants.note')}>
      <div className="flex flex-col gap-3">
        <Copyable label={t('assistants.address')} value={assistantAddress(brand.id)} />
        <Copyable label={t('assistants.config')} value={settingsOf(brand.id)} />
        {error ? (
          <ProblemView error={error} onRetry={() => void refetch()} />
        ) : data ? (
          <details className="text-[13px] text-ink-2">
            <summary className="cursor-pointer">{t('assistants.tools', { count: data.items.length })}</summary>
            <ul className="mt-2 flex flex-wrap gap-1.5">
              {data.items.map(({ name }) => (
                <li key={name}>
                  <code className="rounded bg-sunken px-1.5 py-0.5 text-xs">{name}</code>
                </li>
              ))}
            </ul>
          </details>
        ) : (
          <LoadingRows />
        )}
      </div>
    </Card>
  )
}

/** The settings of an assistant that starts programs itself, as most of them write it. */
function settingsOf(brand: string): string {
  const millpond = { command: 'npx', args: ['millpond', 'mcp', '--brand', brand], env: { MILLPOND_KEY: 'mp_…' } }
  return JSON.stringify({ mcpServers: { millpond } }, null, 2)
}
