import { X } from 'lucide-react'
import { socialPlatforms } from '../../api/creators.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { emptyAccount, type Written } from './draft.ts'
import { platformName } from './platform-name.ts'

type Props = { draft: Written; onChange: (draft: Written) => void }
type TextName = 'name' | 'category' | 'markets' | 'languages' | 'email' | 'phone' | 'address' | 'notes'

/** The fields of a creator; what is personal is folded away. */
export function CreatorFields({ draft, onChange }: Props) {
  const { t } = useTexts()
  const text = (name: TextName, more: { hint?: string; required?: boolean; type?: string } = {}) => (
    <TextField
      label={t(`creators.${name}`)}
      value={draft[name]}
      onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
      {...more}
    />
  )
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        {text('name', { required: true })}
        {text('category')}
        {text('markets', { hint: t('creators.markets_hint') })}
        {text('languages', { hint: t('creators.languages_hint') })}
      </div>
      <Accounts draft={draft} onChange={onChange} />
      <Prices draft={draft} onChange={onChange} />
      <details>
        <summary className="cursor-pointer text-[13px] text-ink-2">{t('creators.more_fields')}</summary>
        <p className="mt-2 text-xs text-ink-3">{t('creators.personal_hint')}</p>
        <div className="mt-3 grid gap-3 sm:grid-cols-2">
          {text('email', { type: 'email' })}
          {text('phone')}
          {text('address')}
          {text('notes')}
        </div>
      </details>
    </>
  )
}

function Accounts({ draft, onChange }: Props) {
  const { t, language } = useTexts()
  const set = (at: number, part: Partial<Written['accounts'][number]>) =>
    onChange({ ...draft, accounts: draft.accounts.map((one, place) => (place === at ? { ...one, ...part } : one)) })
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-semibold">{t('creators.accounts')}</legend>
      {draft.accounts.map((account, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own while it is written.
        <div key={at} className="flex flex-wrap items-end gap-2">
          <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-[8rem_1fr_7rem_9rem]">
            <SelectField
              label={t('creators.platform')}
              value={account.platform}
              choices={socialPlatforms.map((value) => ({ value, label: platformName(value, language) }))}
              onChange={(event) => set(at, { platform: event.target.value })}
            />
            <TextField
              label={t('creators.handle')}
              placeholder="@"
              value={account.handle}
              hint={account.former?.length ? t('creators.former', { handles: account.former.join(', ') }) : undefined}
              onChange={(event) => set(at, { handle: event.target.value })}
            />
            <TextField
              label={t('creators.followers')}
              type="number"
              min={0}
              step={1}
              value={account.followers ?? ''}
              onChange={({ target: { value } }) => set(at, { followers: value === '' ? null : Number(value) })}
            />
            <TextField
              label={t('creators.followers_on')}
              type="date"
              value={account.followers_on ?? ''}
              onChange={({ target: { value } }) => set(at, { followers_on: value || null })}
            />
          </div>
          <IconButton
            label={t('creators.remove')}
            onClick={() => onChange({ ...draft, accounts: draft.accounts.filter((_, place) => place !== at) })}
          >
            <X size={16} />
          </IconButton>
        </div>
      ))}
      <div>
        <Button small onClick={() => onChange({ ...draft, accounts: [...draft.accounts, { ...emptyAccount }] })}>
          {t('creators.add_account')}
        </Button>
      </div>
    </fieldset>
  )
}

function Prices({ draft, onChange }: Props) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const set = (at: number, part: Partial<Written['prices'][number]>) =>
    onChange({ ...draft, prices: draft.prices.map((one, place) => (place === at ? { ...one, ...part } : one)) })
  const more = { deliverable: '', amount: '', currency: brand.currency }
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-semibold">{t('creators.prices')}</legend>
      {draft.prices.map((price, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own while it is written.
        <div key={at} className="flex items-end gap-2">
          <div className="grid min-w-0 flex-1 grid-cols-[1fr_6rem_5rem] gap-2">
            {(['deliverable', 'amount', 'currency'] as const).map((name) => (
              <TextField
                key={name}
                label={t(`creators.${name}`)}
                value={price[name]}
                {...(name === 'amount' && { inputMode: 'decimal' as const })}
                {...(name === 'currency' && { maxLength: 3 })}
                onChange={({ target: { value } }) =>
                  set(at, { [name]: name === 'currency' ? value.toUpperCase() : value })
                }
              />
            ))}
          </div>
          <IconButton
            label={t('creators.remove')}
            onClick={() => onChange({ ...draft, prices: draft.prices.filter((_, place) => place !== at) })}
          >
            <X size={16} />
          </IconButton>
        </div>
      ))}
      <div>
        <Button small onClick={() => onChange({ ...draft, prices: [...draft.prices, more] })}>
          {t('creators.add_price')}
        </Button>
      </div>
    </fieldset>
  )
}
