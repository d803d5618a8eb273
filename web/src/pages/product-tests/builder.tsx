import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Definition, type ProductTest, type Question, questionKinds, updateTest } from '../../api/product-tests.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { CandidateFields } from './candidate-fields.tsx'
import { cleaned, newCandidate, newQuestion } from './draft.ts'
import { QuestionFields } from './question-fields.tsx'
import { WordsField } from './words-field.tsx'

/** States a test; of one that was opened only name, goals and costs. */
export function Builder({ test }: { test: ProductTest }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const queries = useQueryClient()
  const notify = useNotify()
  const [draft, setDraft] = useState(test.definition)
  const [chosen, setLanguage] = useState(draft.languages[0] ?? 'en')
  const language = draft.languages.includes(chosen) ? chosen : (draft.languages[0] ?? 'en')
  const fixed = test.state !== 'draft'
  const change = (part: Partial<Definition>) => setDraft({ ...draft, ...part })
  const save = useMutation({
    mutationFn: () => updateTest(brand.id, test, cleaned(draft)),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['product-tests', brand.id] })
      notify.done(t('product_tests.saved'))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const parts = { test, draft, language, fixed, change }
  return (
    <form className="flex flex-col gap-4" onSubmit={submit}>
      {fixed && <p className="text-ink-2">{t('product_tests.fixed')}</p>}
      <div>
        <Segmented
          label={t('product_tests.language')}
          value={language}
          choices={draft.languages.map((value) => ({ value, label: value }))}
          onChange={setLanguage}
        />
      </div>
      <Basics {...parts} />
      <Products {...parts} />
      <Questions {...parts} />
      {save.error && <ProblemView error={save.error} />}
      <div className="flex justify-end">
        <Button type="submit" kind="primary" disabled={save.isPending}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  )
}

type Part = {
  test: ProductTest
  draft: Definition
  language: string
  fixed: boolean
  change: (part: Partial<Definition>) => void
}

function Basics({ draft, language, fixed, change }: Part) {
  const { t } = useTexts()
  const isFirst = draft.languages[0] === language
  return (
    <Card title={t('product_tests.basics')}>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label={t('product_tests.name')}
          required
          maxLength={200}
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
        />
        <TextField
          label={t('product_tests.languages')}
          hint={t('product_tests.languages_hint')}
          required
          disabled={fixed}
          defaultValue={draft.languages.join(' ')}
          onBlur={(event) => {
            const languages = [...new Set(event.target.value.split(/[\s,]+/).filter(Boolean))]
            if (languages.length > 0) change({ languages })
          }}
        />
        <WordsField
          label={t('product_tests.page_title')}
          {...{ language, disabled: fixed, required: isFirst, value: draft.title }}
          onChange={(title) => change({ title })}
        />
        <TextField
          label={t('product_tests.currency')}
          required
          maxLength={3}
          disabled={fixed}
          value={draft.currency}
          onChange={(event) => change({ currency: event.target.value.toUpperCase() })}
        />
        {(['intro', 'consent', 'contact_consent'] as const).map((name) => (
          <WordsField
            key={name}
            long
            label={t(`product_tests.${name}`)}
            {...{ language, disabled: fixed, most: 2000, value: draft[name] }}
            required={name === 'consent' && isFirst}
            onChange={(words) => change({ [name]: words })}
          />
        ))}
        {(['minimum_answers', 'goal_answers_percent', 'goal_page_percent'] as const).map((name) => (
          <TextField
            key={name}
            label={t(`product_tests.${name}`)}
            type="number"
            required
            min={name === 'minimum_answers' ? 5 : 1}
            max={name === 'minimum_answers' ? 100_000 : 99}
            value={draft[name]}
            onChange={(event) => change({ [name]: Number(event.target.value) })}
          />
        ))}
      </div>
    </Card>
  )
}

function Products({ test, draft, language, fixed, change }: Part) {
  const { t } = useTexts()
  const { candidates } = draft
  return (
    <Card
      title={t('product_tests.products')}
      actions={
        !fixed && (
          <Button small onClick={() => change({ candidates: [...candidates, newCandidate(candidates)] })}>
            {t('product_tests.add_product')}
          </Button>
        )
      }
    >
      <ul className="flex flex-col gap-6">
        {candidates.map((candidate) => (
          <li key={candidate.id} className="flex flex-col gap-2">
            <CandidateFields
              {...{ test: test.id, candidate, language, fixed }}
              isFirst={draft.languages[0] === language}
              isSaved={test.definition.candidates.some(({ id }) => id === candidate.id)}
              onChange={(next) => change({ candidates: candidates.map((one) => (one.id === next.id ? next : one)) })}
            />
            {!fixed && candidates.length > 1 && (
              <div>
                <Button
                  small
                  onClick={() => change({ candidates: candidates.filter(({ id }) => id !== candidate.id) })}
                >
                  {t('action.remove')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Questions({ draft, language, fixed, change }: Part) {
  const { t } = useTexts()
  const { questions } = draft
  const [kind, setKind] = useState<Question['kind']>('single')
  return (
    <Card title={t('product_tests.questions')}>
      <ol className="flex flex-col gap-5">
        {questions.map((question) => (
          <li key={question.id} className="flex flex-col gap-2 border-t border-line pt-3">
            <p className="text-[13px] font-medium text-ink-2">{t(`product_tests.kind_${question.kind}`)}</p>
            <QuestionFields
              {...{ question, language, fixed }}
              isFirst={draft.languages[0] === language}
              onChange={(next) => change({ questions: questions.map((one) => (one.id === next.id ? next : one)) })}
            />
            {!fixed && (
              <div>
                <Button small onClick={() => change({ questions: questions.filter(({ id }) => id !== question.id) })}>
                  {t('action.remove')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
      {!fixed && (
        <div className="mt-4 flex flex-wrap items-end gap-2">
          <SelectField
            label={t('product_tests.kind')}
            value={kind}
            choices={questionKinds.map((value) => ({ value, label: t(`product_tests.kind_${value}`) }))}
            onChange={(event) => setKind(event.target.value as Question['kind'])}
          />
          <Button onClick={() => change({ questions: [...questions, newQuestion(questions, kind)] })}>
            {t('product_tests.add_question')}
          </Button>
        </div>
      )}
    </Card>
  )
}
