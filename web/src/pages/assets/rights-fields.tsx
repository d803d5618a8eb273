import type { AssetChannel, Right } from '../../api/assets.ts'
import { SelectField, TextField } from '../../components/field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'

/** A right while it is written: not stated, without end, or until a day. */
export type RightDraft = { channel: AssetChannel; kind: 'none' | 'open' | 'until'; until: string; note: string }

export function rightDrafts(rights: readonly Right[]): RightDraft[] {
  return rights.map(({ channel, until, note, state }) => ({
    channel,
    kind: state === 'unknown' ? 'none' : until === null ? 'open' : 'until',
    until: until ?? '',
    note,
  }))
}

/** What is sent: channels without a right are left out. */
export function statedRights(drafts: readonly RightDraft[]) {
  return drafts
    .filter(({ kind }) => kind !== 'none')
    .map(({ channel, kind, until, note }) => ({ channel, until: kind === 'until' ? until : null, note }))
}

type Props = { drafts: readonly RightDraft[]; onChange: (drafts: RightDraft[]) => void; readOnly: boolean }

/** Where an asset may be shown, until when, and what that rests on. */
export function RightsFields({ drafts, onChange, readOnly }: Props) {
  const { t } = useTexts()
  const set = (at: number, part: Partial<RightDraft>) =>
    onChange(drafts.map((one, place) => (place === at ? { ...one, ...part } : one)))
  return (
    <fieldset className="flex flex-col gap-3" disabled={readOnly}>
      <legend className="mb-1 font-semibold">{t('assets.rights')}</legend>
      {drafts.map(({ channel, kind, until, note }, at) => {
        const name = t(`assets.channel_${channel}`)
        return (
          <div key={channel} className="grid gap-2 sm:grid-cols-3">
            <SelectField
              label={name}
              value={kind}
              choices={(['none', 'open', 'until'] as const).map((one) => ({
                value: one,
                label: t(`assets.until_${one}`),
              }))}
              onChange={({ target }) => set(at, { kind: target.value as RightDraft['kind'] })}
            />
            {kind === 'until' && (
              <TextField
                label={t('assets.last_day', { channel: name })}
                type="date"
                required
                value={until}
                onChange={({ target }) => set(at, { until: target.value })}
              />
            )}
            {kind !== 'none' && (
              <TextField
                label={t('assets.basis', { channel: name })}
                placeholder={t('assets.basis_hint')}
                maxLength={500}
                value={note}
                onChange={({ target }) => set(at, { note: target.value })}
              />
            )}
          </div>
        )
      })}
    </fieldset>
  )
}
