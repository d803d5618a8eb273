import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { createMany, type LinkDraft } from '../../api/links.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { emptyDraft, namesOf } from './links-draft.ts'
import { LinkFields } from './links-fields.tsx'

const names = ['creators', 'posts', 'channels'] as const
type Names = Record<(typeof names)[number], string>

/** Makes a link for every creator, post and channel, or for every line of a CSV file. */
export function LinkGrid() {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const [draft, setDraft] = useState(() => emptyDraft(language))
  const [written, setWritten] = useState<Names>({ creators: '', posts: '', channels: '' })
  const make = useMutation({
    mutationFn: (body: Parameters<typeof createMany>[1]) => createMany(brand.id, body),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['links', brand.id] }),
  })
  const lists = {
    creators: namesOf(written.creators),
    posts: namesOf(written.posts),
    channels: namesOf(written.channels),
  }
  const count = names.reduce((product, name) => product * Math.max(name === 'creators' ? 0 : 1, lists[name].length), 1)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate({ grid: { ...lists, link: linkOf(draft) } })
  }
  const readFile = (file: File | undefined) => file && void file.text().then((csv) => make.mutate({ csv }))
  return (
    <Card title={t('links.make_many')} note={t('links.grid_note')} actions={<FileButton onFile={readFile} />}>
      <form className="flex flex-col gap-4" onSubmit={submit}>
        <div className="grid gap-3 sm:grid-cols-3">
          {names.map((name) => (
            <NamesField
              key={name}
              label={t(`links.${name}`)}
              value={written[name]}
              onChange={(value) => setWritten({ ...written, [name]: value })}
            />
          ))}
        </div>
        <LinkFields draft={draft} onChange={setDraft} withoutNames />
        {make.error && <ProblemView error={make.error} />}
        {make.data && (
          <p role="status" className="text-good">
            {t('links.made', { made: make.data.made.length, there: make.data.there.length })}
          </p>
        )}
        <div>
          <Button type="submit" kind="primary" disabled={make.isPending || count === 0}>
            {t('links.make_count', { count })}
          </Button>
        </div>
      </form>
    </Card>
  )
}

function linkOf({
  creator: _creator,
  post: _post,
  channel: _channel,
  code: _code,
  ...link
}: LinkDraft): Partial<LinkDraft> {
  return link
}

function NamesField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const { t } = useTexts()
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-[13px] font-medium text-ink-2">
        {label}
      </label>
      <textarea
        id={id}
        rows={4}
        className="input h-auto py-2"
        placeholder={t('links.one_a_line')}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

function FileButton({ onFile }: { onFile: (file: File | undefined) => void }) {
  const { t } = useTexts()
  return (
    <label className="inline-flex h-7 cursor-pointer items-center rounded-[7px] border border-line-strong px-2 text-[13px] font-medium hover:bg-sunken">
      {t('links.from_file')}
      <input
        type="file"
        accept=".csv,text/csv"
        className="sr-only"
        onChange={(event) => {
          onFile(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </label>
  )
}
