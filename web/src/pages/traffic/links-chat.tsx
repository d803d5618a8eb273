import { useMutation, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { chatApps, chatLanguages, chatQuery, declareCode } from '../../api/links.ts'
import { Button } from '../../components/button.tsx'
import { Copyable } from '../../components/copyable.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { languageName } from './language-name.ts'

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
      {canEdit && <Declare code={code} saidIn={place.app} />}
    </section>
  )
}

function Declare({ code, saidIn }: { code: string; saidIn: string }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const [order, setOrder] = useState('')
  const declare = useMutation({
    mutationFn: () => declareCode(brand.id, code, { order_id: order, said_in: saidIn }),
    onSuccess: () => setOrder(''),
  })
  return (
    <div className="flex flex-wrap items-end gap-3">
      <div className="min-w-48 flex-1">
        <TextField
          label={t('links.declare')}
          hint={t('links.declare_hint')}
          value={order}
          onChange={(event) => setOrder(event.target.value)}
        />
      </div>
      <Button disabled={declare.isPending || order.trim() === ''} onClick={() => declare.mutate()}>
        {t('links.declare_do')}
      </Button>
      {declare.isSuccess && (
        <p role="status" className="text-good">
          {t('links.declared')}
        </p>
      )}
      {declare.error && <ProblemView error={declare.error} />}
    </div>
  )
}
