import { useState } from 'react'
import { type ProductTest, testPreviewUrl } from '../../api/product-tests.ts'
import { Card } from '../../components/card.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'

/** The pages as people will see them; nothing can be sent from here. */
export function Preview({ test }: { test: ProductTest }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const { languages } = test.definition
  const [page, setPage] = useState('questions')
  const [lang, setLang] = useState(languages[0] ?? 'en')
  return (
    <Card title={t('product_tests.tab_preview')} note={t('product_tests.preview_note')}>
      <div className="mb-3 flex flex-wrap gap-3">
        <Segmented
          label={t('product_tests.page')}
          value={page}
          choices={['questions', 'prelaunch'].map((value) => ({ value, label: t(`product_tests.page_${value}`) }))}
          onChange={setPage}
        />
        <Segmented
          label={t('product_tests.language')}
          value={lang}
          choices={languages.map((value) => ({ value, label: value }))}
          onChange={setLang}
        />
      </div>
      <iframe
        title={t('product_tests.tab_preview')}
        sandbox=""
        src={testPreviewUrl(brand.id, test.id, { page, lang, at: test.updated_at })}
        className="h-[70vh] w-full rounded-lg border border-line bg-surface"
      />
    </Card>
  )
}
