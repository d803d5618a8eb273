import { type FormEvent, useState } from 'react'
import type { Assumption } from '../../api/moat.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { TextField } from '../../components/field.tsx'
import { LoadingRows } from '../../components/states.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import type { DarkTest } from './use-dark-test.ts'

/** What the dark test assumes, and making it again with other values. */
export function Assumptions({ test }: { test: DarkTest }) {
  const { t } = useTexts()
  const { data } = test.state
  return (
    <Card title={t('moat.assumptions')} footer={t('moat.assumptions_note')}>
      {data ? (
        <Form key={JSON.stringify(data.assumptions)} assumptions={data.assumptions} test={test} />
      ) : (
        <LoadingRows rows={3} />
      )}
    </Card>
  )
}

function Form({ assumptions, test: { run, state } }: { assumptions: Assumption[]; test: DarkTest }) {
  const { t, pick } = useTexts()
  const { canEdit } = useWorkspace()
  const [drafts, setDrafts] = useState<Record<string, string>>(() =>
    Object.fromEntries(assumptions.map((one) => [one.id, String(shown(one, one.value))])),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run.mutate(Object.fromEntries(assumptions.map((one) => [one.id, stored(one, Number(drafts[one.id]))])))
  }
  return (
    <form className="flex flex-col gap-3" onSubmit={submit}>
      {assumptions.map((one) => (
        <TextField
          key={one.id}
          type="number"
          required
          min={shown(one, one.min)}
          max={shown(one, one.max)}
          step="any"
          disabled={!canEdit}
          label={isDays(one) ? pick(one.label) : `${pick(one.label)} (%)`}
          hint={`${pick(one.doc)} ${t('moat.default', { value: shown(one, one.default) })}`}
          value={drafts[one.id] ?? ''}
          onChange={(event) => setDrafts({ ...drafts, [one.id]: event.target.value })}
        />
      ))}
      {canEdit && (
        <Button
          type="submit"
          kind="primary"
          className="self-start"
          disabled={run.isPending || state.data?.progress !== null}
        >
          {t('moat.run_with')}
        </Button>
      )}
    </form>
  )
}

const isDays = ({ max }: Assumption) => max > 1
/** Shares are shown in percent, without what a binary fraction leaves behind. */
const shown = (one: Assumption, value: number) => (isDays(one) ? value : Math.round(value * 1e6) / 1e4)
const stored = (one: Assumption, value: number) => (isDays(one) ? value : value / 100)
