import { useState } from 'react'
import type { Source } from '../../api/events.ts'
import { Copyable } from '../../components/copyable.tsx'
import { SelectField } from '../../components/field.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { type Consent, consents, shopFiles, snippetsOf } from './snippets.ts'
import { SourceFile } from './source-file.tsx'

/**
 * The file that the shop takes, and the pieces to copy into it, once it is chosen what may be kept of visitors; servers
 * keep nothing in a browser.
 */
export function SourceSnippets({ source }: { source: Source }) {
  const { t } = useTexts()
  const [consent, setConsent] = useState<Consent>('cookieless')
  const file = shopFiles[source.kind]
  return (
    <>
      {file && <SourceFile name={file} />}
      {source.kind !== 'server' && (
        <SelectField
          label={t('sources.consent')}
          hint={t(`sources.consent_hint_${consent}`)}
          choices={consents.map((value) => ({ value, label: t(`sources.consent_${value}`) }))}
          value={consent}
          onChange={(event) => setConsent(event.target.value as Consent)}
        />
      )}
      {snippetsOf(source, window.location.origin, consent).map(({ label, code }) => (
        <Copyable key={label} label={t(label)} value={code} />
      ))}
    </>
  )
}
