import { chatApps, chatLanguages, type LinkDraft, linkKinds, type linkTexts } from '../../api/links.ts'
import { SelectField, TextField } from '../../components/field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { languageName } from './language-name.ts'

type Props = { draft: LinkDraft; onChange: (draft: LinkDraft) => void; withCode?: boolean; withoutNames?: boolean }
type TextName = (typeof linkTexts)[number] | 'code'

/** The fields of a link; what is seldom stated is folded away. */
export function LinkFields({ draft, onChange, withCode = false, withoutNames = false }: Props) {
  const { t, language } = useTexts()
  const isChat = chatApps.some((app) => app === draft.kind)
  const text = (name: TextName, more: { placeholder?: string; required?: boolean; hint?: string } = {}) => (
    <TextField
      key={name}
      label={t(`links.${name}`)}
      value={draft[name]}
      onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
      {...more}
    />
  )
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        <SelectField
          label={t('links.kind')}
          value={draft.kind}
          choices={linkKinds.map((kind) => ({ value: kind, label: t(`links.kind_${kind}`) }))}
          onChange={(event) => onChange({ ...draft, kind: event.target.value as LinkDraft['kind'] })}
        />
        {isChat ? (
          <>
            {text('account', { required: true, placeholder: t(`links.account_${draft.kind}`) })}
            <SelectField
              label={t('links.language')}
              value={draft.language}
              choices={chatLanguages.map((one) => ({ value: one, label: languageName(one, language) }))}
              onChange={(event) => onChange({ ...draft, language: event.target.value })}
            />
            {text('message', { hint: t('links.message_hint') })}
          </>
        ) : (
          text('target', { required: true, placeholder: 'https://' })
        )}
        {!withoutNames && (['creator', 'channel'] as const).map((name) => text(name))}
        {!withoutNames && text('post', { hint: t('links.post_hint') })}
        {text('coupon', { placeholder: '{code}', hint: t('links.coupon_hint') })}
      </div>
      <details>
        <summary className="cursor-pointer text-[13px] text-ink-2">{t('links.more_fields')}</summary>
        <div className="mt-3 grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
          {withCode && text('code', { hint: t('links.code_hint') })}
          {text('title')}
          {(['utm_source', 'utm_medium', 'utm_campaign', 'utm_content', 'utm_term'] as const).map((name) => text(name))}
          {!isChat && text('ios_target', { hint: t('links.app_hint') })}
          {!isChat && text('android_target')}
          {text('fallback', { hint: t('links.fallback_hint') })}
          <TextField
            type="date"
            label={t('links.expires_at')}
            value={draft.expires_at?.slice(0, 10) ?? ''}
            onChange={({ target: { value } }) =>
              onChange({ ...draft, expires_at: value ? `${value}T00:00:00.000Z` : null })
            }
          />
        </div>
      </details>
    </>
  )
}
