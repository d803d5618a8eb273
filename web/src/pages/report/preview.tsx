import { useQuery } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { type ReportLanguage, reportFileUrl, reportPageQuery } from '../../api/report.ts'
import { Button, buttonLook } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { LoadingRows } from '../../components/states.tsx'
import { addDays, showPeriod } from '../../format/day.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useWorkspace } from '../../shell/workspace.tsx'
import { mondayOf } from './monday.ts'

type Props = { week: string | undefined; onChoose: (week: string) => void }

/** The report as it is mailed, in the language of the page, and as files. */
export function Preview({ week, onChoose }: Props) {
  const { t, language } = useTexts()
  const { brand } = useWorkspace()
  const written: ReportLanguage = language === 'zh-CN' ? 'zh' : 'en'
  const about = { brand: brand.id, week, language: written }
  const page = useQuery(reportPageQuery(about))
  const files = (
    <>
      <a className={buttonLook('plain', true)} href={reportFileUrl(about, 'html')} download>
        {t('report.save_html')}
      </a>
      <a className={buttonLook('plain', true)} href={reportFileUrl(about, 'pdf')} download>
        {t('report.save_pdf')}
      </a>
    </>
  )
  return (
    <Card flush title={t('report.preview')} actions={files}>
      <Reach week={week} onChoose={onChoose} />
      {page.error ? (
        <div className="px-4 pb-4">
          <ProblemView error={page.error} onRetry={() => void page.refetch()} />
        </div>
      ) : page.data === undefined ? (
        <LoadingRows />
      ) : (
        <Mail html={page.data} />
      )}
    </Card>
  )
}

/** Where data do not reach to the end of the week, the way to the latest that is whole. */
function Reach({ week, onChoose }: Props) {
  const { t, language } = useTexts()
  const { today, extent } = useWorkspace()
  const monday = week ? mondayOf(week) : addDays(mondayOf(today), -7)
  if (!extent || extent.to >= addDays(monday, 6)) return null
  const latest = addDays(mondayOf(addDays(extent.to, 1)), -7)
  return (
    <p className="mx-4 mb-3 flex flex-wrap items-center gap-2 rounded-lg bg-warn-soft px-3 py-2 text-[13px] text-warn">
      {t(extent.to < monday ? 'report.no_data' : 'report.not_whole')}
      <Button small onClick={() => onChoose(latest)}>
        {t('report.latest', { days: showPeriod(latest, addDays(latest, 6), language) })}
      </Button>
    </p>
  )
}

/** The page in a frame of its own, in which no script runs, as high as what it holds. */
function Mail({ html }: { html: string }) {
  const { t } = useTexts()
  const [height, setHeight] = useState(600)
  const fit = ({ currentTarget }: SyntheticEvent<HTMLIFrameElement>) => {
    const page = currentTarget.contentDocument?.documentElement
    if (page) setHeight(page.scrollHeight)
  }
  return (
    <iframe
      title={t('report.preview')}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      srcDoc={html}
      onLoad={fit}
      style={{ height }}
      className="block w-full border-t border-line"
    />
  )
}
