import { type GalleryDraft, galleryRatios } from '../../api/galleries.ts'
import { SelectField, TextField } from '../../components/field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'

type Props = { draft: GalleryDraft; onChange: (draft: GalleryDraft) => void }

/** What a gallery is called, and how it looks. */
export function GalleryFields({ draft, onChange }: Props) {
  const { t } = useTexts()
  const text = (name: 'name' | 'heading' | 'code', more: { hint?: string; required?: boolean } = {}) => (
    <TextField
      label={t(`galleries.${name}`)}
      value={draft[name]}
      onChange={({ target }) => onChange({ ...draft, [name]: target.value })}
      {...more}
    />
  )
  return (
    <>
      {text('name', { required: true })}
      <SelectField
        label={t('galleries.ratio')}
        value={draft.ratio}
        choices={galleryRatios.map((value) => ({ value, label: value }))}
        onChange={({ target }) => onChange({ ...draft, ratio: target.value as GalleryDraft['ratio'] })}
      />
      {text('heading', { hint: t('galleries.heading_hint') })}
      {text('code', { hint: t('galleries.code_hint') })}
    </>
  )
}
