import type { Question } from '../../api/product-tests.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { freeId } from './draft.ts'
import { WordsField } from './words-field.tsx'

type Props = {
  question: Question
  language: string
  isFirst: boolean
  fixed: boolean
  onChange: (question: Question) => void
}

/** What is stated of one question. */
export function QuestionFields({ question, language, isFirst, fixed, onChange }: Props) {
  const { t } = useTexts()
  const change = (part: Partial<Question>) => onChange({ ...question, ...part })
  const isAlwaysOfEach = ['interest', 'price_ladder', 'price_sensitivity'].includes(question.kind)
  return (
    <div className="flex flex-col gap-3">
      <WordsField
        label={t('product_tests.question_text')}
        value={question.text}
        language={language}
        required={isFirst}
        most={500}
        disabled={fixed}
        onChange={(text) => change({ text })}
      />
      {question.options.length > 0 && <Options {...{ question, language, isFirst, fixed, onChange }} />}
      {question.kind === 'scale' && (
        <div className="grid gap-3 sm:grid-cols-3">
          <TextField
            label={t('product_tests.scale_most')}
            type="number"
            min={2}
            max={10}
            value={question.most}
            disabled={fixed}
            onChange={(event) => change({ most: Number(event.target.value) })}
          />
          {(['low', 'high'] as const).map((end) => (
            <WordsField
              key={end}
              label={t(`product_tests.scale_${end}`)}
              value={question[end]}
              language={language}
              most={100}
              disabled={fixed}
              onChange={(text) => change({ [end]: text })}
            />
          ))}
        </div>
      )}
      <div className="flex flex-wrap gap-4 text-[13px]">
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            checked={question.required}
            disabled={fixed}
            onChange={(event) => change({ required: event.target.checked })}
          />
          {t('product_tests.required')}
        </label>
        {!isAlwaysOfEach && (
          <label className="flex items-center gap-2">
            <input
              type="checkbox"
              checked={question.each}
              disabled={fixed}
              onChange={(event) => change({ each: event.target.checked })}
            />
            {t('product_tests.each')}
          </label>
        )}
      </div>
    </div>
  )
}

function Options({ question, language, isFirst, fixed, onChange }: Props) {
  const { t } = useTexts()
  const { options } = question
  return (
    <div className="flex flex-col gap-2">
      {options.map((option, i) => (
        <div key={option.id} className="flex items-end gap-2">
          <div className="min-w-0 flex-1">
            <WordsField
              label={t('product_tests.option', { place: i + 1 })}
              value={option.label}
              language={language}
              required={isFirst}
              disabled={fixed}
              onChange={(label) =>
                onChange({
                  ...question,
                  options: options.map((one) => (one.id === option.id ? { ...one, label } : one)),
                })
              }
            />
          </div>
          {!fixed && options.length > 2 && (
            <Button onClick={() => onChange({ ...question, options: options.filter((one) => one.id !== option.id) })}>
              {t('action.remove')}
            </Button>
          )}
        </div>
      ))}
      {!fixed && (
        <div>
          <Button
            small
            onClick={() => onChange({ ...question, options: [...options, { id: freeId('o', options), label: {} }] })}
          >
            {t('product_tests.add_option')}
          </Button>
        </div>
      )}
    </div>
  )
}
