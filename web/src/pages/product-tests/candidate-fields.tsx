import { useMutation } from '@tanstack/react-query'
import { type Candidate, savePicture } from '../../api/product-tests.ts'
import { TextField } from '../../components/field.tsx'
import { useNotify } from '../../components/toasts.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { WordsField } from './words-field.tsx'

type Props = {
  test: string
  candidate: Candidate
  language: string
  isFirst: boolean
  fixed: boolean
  /** Whether the candidate is saved, so that a picture has a place. */
  isSaved: boolean
  onChange: (candidate: Candidate) => void
}

/** What is stated of one product. */
export function CandidateFields({ test, candidate, language, isFirst, fixed, isSaved, onChange }: Props) {
  const { t } = useTexts()
  const change = (part: Partial<Candidate>) => onChange({ ...candidate, ...part })
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <WordsField
        label={t('product_tests.product_name')}
        value={candidate.name}
        language={language}
        required={isFirst}
        disabled={fixed}
        onChange={(name) => change({ name })}
      />
      <TextField
        label={t('product_tests.sku')}
        value={candidate.sku}
        disabled={fixed}
        maxLength={200}
        onChange={(event) => change({ sku: event.target.value })}
      />
      <div className="sm:col-span-2">
        <WordsField
          long
          label={t('product_tests.about')}
          value={candidate.about}
          language={language}
          most={2000}
          disabled={fixed}
          onChange={(about) => change({ about })}
        />
      </div>
      <TextField
        label={t('product_tests.planned_price')}
        required
        inputMode="decimal"
        value={candidate.planned_price}
        disabled={fixed}
        onChange={(event) => change({ planned_price: event.target.value })}
      />
      <TextField
        label={t('product_tests.landed_cost')}
        hint={t('product_tests.landed_cost_hint')}
        inputMode="decimal"
        value={candidate.landed_cost ?? ''}
        onChange={(event) => change({ landed_cost: event.target.value === '' ? null : event.target.value })}
      />
      <TextField
        label={t('product_tests.price_steps')}
        hint={t('product_tests.price_steps_hint')}
        value={candidate.price_steps.join(' ')}
        disabled={fixed}
        onChange={(event) => change({ price_steps: event.target.value.trimStart().split(/\s+/) })}
        onBlur={() => change({ price_steps: candidate.price_steps.filter(Boolean) })}
      />
      <TextField
        label={t('product_tests.market')}
        hint={t('product_tests.market_hint')}
        maxLength={2}
        value={candidate.market}
        disabled={fixed}
        onChange={(event) => change({ market: event.target.value.toUpperCase() })}
      />
      <WordsField
        label={t('product_tests.picture_text')}
        value={candidate.picture_text}
        language={language}
        most={500}
        disabled={fixed}
        onChange={(picture_text) => change({ picture_text })}
      />
      {!fixed && isSaved && <PictureField test={test} candidate={candidate.id} />}
    </div>
  )
}

function PictureField({ test, candidate }: { test: string; candidate: string }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const notify = useNotify()
  const save = useMutation({
    mutationFn: async (file: File) => savePicture(brand.id, test, candidate, await base64Of(file)),
    onSuccess: () => notify.done(t('product_tests.picture_saved')),
    onError: notify.failed,
  })
  return (
    <TextField
      label={t('product_tests.picture')}
      hint={t('product_tests.picture_hint')}
      type="file"
      className="input py-1.5"
      accept="image/jpeg,image/png,image/webp"
      disabled={save.isPending}
      onChange={(event) => {
        const [file] = event.target.files ?? []
        if (file) save.mutate(file)
      }}
    />
  )
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let from = 0; from < bytes.length; from += 8192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8192))
  return btoa(text)
}
