import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { chatApps, chatLanguages, chatQuery } from '../../api/links.ts'
import { Copyable } from '../../components/copyable.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { languageName } from './language-name.ts'
import { DeclareCode } from './links-declare.tsx'

type Place = { app: string; account: string; language: string }

/** The same code in a chat: a link that opens it, and what to do when somebody says the code there. */
export function LinkChat({ code }: { code: string }) {
  const { t, language } = useTexts()
  const { brand, canEdit } = useWorkspace()
  const [place, setPlace] = useState<Place>({ app: 'whatsapp', account: '', language: language === 'en' ? 'en' : 'zh' })
  const { data, error } = useQuery(chatQuery(brand.id, code, useDeferredValue(place)))
  const bind = (name: keyof Place) => ({
    value: place[name],
    onChange: (event: { target: { value: string } }) => setPlace({ ...place, [name]: event.target.value }),
  })
  return (
    <section aria-label={t('links.chat')} className="flex flex-col gap-3 border-t border-line pt-4">
      <h3 className="font-semibold">{t('links.chat')}</h3>
      <div className="grid gap-3 sm:grid-cols-3">
        <SelectField
          label={t('links.app')}
          choices={chatApps.map((app) => ({ value: app, label: t(`links.kind_${app}`) }))}
          {...bind('app')}
        />
        <TextField label={t('links.account')} placeholder={t(`links.account_${place.app}`)} {...bind('account')} />
        <SelectField
          label={t('links.language')}
          choices={chatLanguages.map((one) => ({ value: one, label: languageName(one, language) }))}
          {...bind('language')}
        />
      </div>
      {place.account && error ? <ProblemView error={error} /> : null}
      {data && (
        <>
          <Copyable label={t('links.chat_url')} value={data.url} />
          <p className="text-[13px] text-ink-2">{t(`links.carrier_${data.carrier}`, { text: data.text })}</p>
        </>
      )}
      {canEdit && <DeclareCode code={code} saidIn={place.app} />}
    </section>
  )
}
