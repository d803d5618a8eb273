import { X } from 'lucide-react'
import { IconButton } from '../../components/button.tsx'
import { SelectField } from '../../components/field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useView } from '../../shell/workspace.tsx'
import { StepInput } from './step-input.tsx'

const depths = ['1', '2', '3', '4', '5', '6', '8']
const branches = ['4', '6', '8', '12', '20']

/** From where paths are followed, how far, and how many branches stand for themselves. */
export function PathStart() {
  const { t } = useTexts()
  const { cards, change } = useView()
  const at = cards['paths.at'] ?? ''
  const set = (name: string, value: string | undefined) => void change({ [`paths.${name}`]: value || undefined })
  const anywhere = cards['paths.direction'] === 'backward' ? t('paths.anywhere_back') : t('paths.anywhere')
  const [depth, most] = [cards['paths.depth'] ?? '4', cards['paths.branches'] ?? '8']
  return (
    <section aria-label={t('paths.at')} className="card mb-4 flex flex-wrap items-end gap-3 p-4">
      <div className="flex min-w-60 flex-1 flex-col gap-1 text-[13px] font-medium text-ink-2">
        <span aria-hidden>{t('paths.at')}</span>
        <span className="flex gap-1">
          <StepInput
            key={at}
            label={t('paths.at')}
            value={at}
            placeholder={anywhere}
            onChange={(next) => set('at', next)}
          />
          {at && (
            <IconButton label={t('paths.clear')} onClick={() => set('at', undefined)}>
              <X size={15} />
            </IconButton>
          )}
        </span>
      </div>
      <SelectField
        label={t('param.depth')}
        value={depth}
        choices={choicesWith(depths, depth).map((value) => ({ value, label: value }))}
        onChange={(event) => set('depth', event.target.value)}
      />
      <SelectField
        label={t('param.branches')}
        value={most}
        choices={choicesWith(branches, most).map((value) => ({ value, label: value }))}
        onChange={(event) => set('branches', event.target.value)}
      />
    </section>
  )
}

/** The usual choices, and the one of the address where it is another. */
function choicesWith(usual: readonly string[], value: string): readonly string[] {
  return usual.includes(value) ? usual : [...usual, value]
}
