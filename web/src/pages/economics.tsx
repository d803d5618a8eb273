import { PageTitle } from '../components/page-title.tsx'
import { Segmented } from '../components/segmented.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { MeasureCard } from '../measure/measure-card.tsx'
import { Sentence } from '../measure/sentence.tsx'
import { WaterfallPanels } from '../measure/waterfall-panels.tsx'
import { useView } from '../shell/workspace.tsx'
import { ChannelLines } from './economics/channel-lines.tsx'

/** What each order paid on its way, and what is kept. */
export function EconomicsPage() {
  const { t } = useTexts()
  const { cards, change } = useView()
  const scale = cards['waterfall.scale'] === 'amount' ? 'amount' : 'share'
  return (
    <>
      <PageTitle
        actions={
          <Segmented
            label={t('waterfall.scale')}
            value={scale}
            choices={[
              { value: 'share', label: t('waterfall.share') },
              { value: 'amount', label: t('waterfall.amount') },
            ]}
            onChange={(next) => void change({ 'waterfall.scale': next === 'share' ? undefined : next })}
          />
        }
      >
        {t('nav.economics')}
      </PageTitle>
      <Sentence id="contribution" />
      <div className="flex flex-col gap-4">
        <MeasureCard
          id="waterfall"
          params={{ by: 'sales_channel' }}
          controls={['by']}
          render={(definition, answer) => <WaterfallPanels definition={definition} answer={answer} scale={scale} />}
          sentence
        />
        <MeasureCard
          id="channel-comparison"
          render={(definition, answer) => <ChannelLines definition={definition} answer={answer} />}
          chart={{ kind: 'bar' }}
          tableless
        />
        <MeasureCard id="contribution" controls={['by']} view="table" chart={{ kind: 'stack' }} />
        <div className="grid items-start gap-4 xl:grid-cols-2">
          <MeasureCard id="toll-rate" controls={['by']} sentence />
          <MeasureCard
            id="marketing-efficiency"
            controls={['by']}
            metrics={['mer', 'blended_cac', 'roas', 'spend']}
            sentence
          />
          <MeasureCard id="spend" controls={['by']} view="table" sentence />
          <MeasureCard id="fee-basis" view="table" sentence />
        </div>
      </div>
    </>
  )
}
