import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { ChannelRule, ChannelWords, RulesVersion } from '../../api/channel-rules.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { TextField } from '../../components/field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { ChannelRuleForm } from './channel-rule-form.tsx'
import { ChannelRuleList } from './channel-rule-list.tsx'
import { ChannelRulesHistory } from './channel-rules-history.tsx'
import { type Draft, draftOf, isChanged, newKey, rulesOf } from './rule-draft.ts'
import { SaveChannelRules } from './save-channel-rules.tsx'
import { TryChannelRules } from './try-channel-rules.tsx'

type Props = { words: ChannelWords; versions: readonly RulesVersion[]; current: RulesVersion }

const newRule: ChannelRule = {
  channel: 'referral',
  conditions: [{ field: 'source', operator: 'is', values: [''], not: false }],
}

/** The rules as a draft that is tried and then saved as a whole. */
export function ChannelRulesEditor({ words, versions, current }: Props) {
  const { t } = useTexts()
  const { canEdit } = useWorkspace()
  const [draft, setDraft] = useState<Draft>()
  const [first] = useState(() => draftOf(current))
  const [editing, setEditing] = useState<string>()
  const shown = draft ?? (isChanged(first, current) ? draftOf(current) : first)
  const change = (part: Partial<Draft>) => setDraft({ ...shown, ...part })
  const edited = shown.rules.find(({ key }) => key === editing)
  const finish = (rule: ChannelRule) => {
    // A new rule stands first, where nothing else takes its visits.
    if (!edited) change({ rules: [{ key: newKey(), rule }, ...shown.rules] })
    else change({ rules: shown.rules.map((one) => (one.key === editing ? { ...one, rule } : one)) })
    setEditing(undefined)
  }
  return (
    <div className="flex flex-col gap-4">
      <TryChannelRules rules={rulesOf(shown)} words={words} />
      <Card
        flush
        title={t('channels.title')}
        note={t('channels.note')}
        actions={
          canEdit && (
            <Button small onClick={() => setEditing('new')}>
              <Plus size={14} aria-hidden />
              {t('channels.add')}
            </Button>
          )
        }
      >
        {canEdit && isChanged(shown, current) && (
          <SaveChannelRules draft={shown} seen={current.version} onDone={() => setDraft(undefined)} />
        )}
        <div className="px-4 pb-3">
          <TextField
            label={t('channels.own_domains')}
            hint={t('channels.own_domains_hint')}
            readOnly={!canEdit}
            value={shown.ownDomains}
            onChange={(event) => change({ ownDomains: event.target.value })}
          />
        </div>
        <ChannelRuleList
          rules={shown.rules}
          words={words}
          canEdit={canEdit}
          onChange={(rules) => change({ rules })}
          onEdit={setEditing}
        />
      </Card>
      <ChannelRulesHistory
        versions={versions}
        onLook={(version) => {
          setDraft(draftOf(version))
          scrollTo({ top: 0 })
        }}
        onRestored={() => setDraft(undefined)}
      />
      {editing !== undefined && (
        <ChannelRuleForm
          rule={edited?.rule ?? newRule}
          words={words}
          onClose={() => setEditing(undefined)}
          onDone={finish}
        />
      )}
    </div>
  )
}
