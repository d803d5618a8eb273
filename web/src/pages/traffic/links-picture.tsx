import { useState } from 'react'
import { type Link, qrLevels, qrUrl } from '../../api/links.ts'
import { buttonLook } from '../../components/button.tsx'
import { SelectField } from '../../components/field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** The QR code of a link, to look at and to save. */
export function LinkPicture({ link }: { link: Link }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const [level, setLevel] = useState('medium')
  return (
    <section aria-label={t('links.qr')} className="flex flex-wrap items-end gap-4">
      <img
        src={qrUrl(brand.id, link, 'svg', level)}
        alt={t('links.qr_of', { url: link.short_url })}
        className="size-36 rounded-lg border border-line bg-white"
      />
      <div className="flex flex-col gap-3">
        <SelectField
          label={t('links.level')}
          value={level}
          choices={qrLevels.map((one) => ({ value: one, label: t(`links.level_${one}`) }))}
          onChange={(event) => setLevel(event.target.value)}
        />
        <div className="flex gap-2">
          {['svg', 'png'].map((format) => (
            <a
              key={format}
              className={buttonLook('plain', true)}
              href={qrUrl(brand.id, link, format, level)}
              download={`${link.code}.${format}`}
            >
              {t('links.save_as', { format: format.toUpperCase() })}
            </a>
          ))}
        </div>
      </div>
    </section>
  )
}
