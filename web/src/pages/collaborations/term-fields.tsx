import { type ClaimKind, claimKinds } from '../../api/collaborations.ts'
import { SelectField, TextField } from '../../components/field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import type { Bind } from './draft.ts'

type Props = { bind: Bind; claims: readonly ClaimKind[]; onClaims: (claims: ClaimKind[]) => void }

/** What was agreed of money: a fee, a commission, its caps and its hold. */
export function TermFields({ bind, claims, onClaims }: Props) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  return (
    <>
      <h3 className="pt-2 font-semibold text-ink sm:col-span-2">{t('collaborations.terms')}</h3>
      <div className="grid grid-cols-[2fr_1fr] gap-3">
        <TextField label={t('collaborations.fee')} inputMode="decimal" {...bind('fee')} />
        <TextField label={t('collaborations.currency')} maxLength={3} {...bind('fee_currency')} />
      </div>
      <div className="grid grid-cols-2 gap-3">
        <SelectField
          label={t('collaborations.fee_per')}
          choices={(['collaboration', 'post'] as const).map((one) => ({
            value: one,
            label: t(`collaborations.fee_per_${one}`),
          }))}
          {...bind('fee_per')}
        />
        <TextField label={t('collaborations.posts')} type="number" min={0} max={1000} {...bind('posts')} />
      </div>
      <TextField
        label={t('collaborations.commission')}
        hint={t('collaborations.commission_hint')}
        inputMode="decimal"
        {...bind('commission_percent')}
      />
      <Claims claims={claims} onChange={onClaims} />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label={t('collaborations.order_cap', { currency: brand.currency })}
          inputMode="decimal"
          {...bind('order_cap')}
        />
        <TextField label={t('collaborations.cap', { currency: brand.currency })} inputMode="decimal" {...bind('cap')} />
      </div>
      <TextField label={t('collaborations.hold_days')} type="number" min={0} max={365} {...bind('hold_days')} />
      <TextField label={t('collaborations.starts_on')} type="date" {...bind('starts_on')} />
      <TextField label={t('collaborations.ends_on')} type="date" {...bind('ends_on')} />
    </>
  )
}

function Claims({ claims, onChange }: { claims: readonly ClaimKind[]; onChange: (claims: ClaimKind[]) => void }) {
  const { t } = useTexts()
  const toggle = (kind: ClaimKind) =>
    onChange(claimKinds.filter((one) => (one === kind ? !claims.includes(one) : claims.includes(one))))
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="text-[13px] font-medium text-ink-2">{t('collaborations.claims')}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1 pt-1">
        {claimKinds.map((kind) => (
          <label key={kind} className="flex items-center gap-1.5">
            <input type="checkbox" checked={claims.includes(kind)} onChange={() => toggle(kind)} />
            {t(`collaborations.claim_${kind}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
