import { useTexts } from '../i18n/use-texts.ts'
import { buttonLook } from './button.tsx'

type Props = { href: string; name: string; label: string }

/** Saves a list as a CSV file of this name; the label says of what. */
export function SaveCsv({ href, name, label }: Props) {
  const { t } = useTexts()
  return (
    <a className={buttonLook('plain', true)} href={href} download={name} aria-label={label}>
      {t('links.file')}
    </a>
  )
}
