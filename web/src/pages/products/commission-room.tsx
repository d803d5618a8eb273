import { SlidersHorizontal } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Popover } from '../../components/popover.tsx'
import { useTexts } from '../../i18n/use-texts.ts'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { ParamInput } from '../../measure/param-input.tsx'
import { useMeasure } from '../../measure/use-measure.ts'
import { useView } from '../../shell/workspace.tsx'

const settings = ['keep_percent', 'creator_percent', 'agency_percent', 'leader_percent']

/** What commissions each product carries on each channel, with what each level gets and what is to be kept beside it. */
export function CommissionRoom() {
  const { t } = useTexts()
  const { cards, change } = useView()
  const params = useMeasure('commission-room').definition?.params.properties
  return (
    <div className="flex flex-col gap-2">
      <div>
        <Popover
          label={t('products.levels')}
          trigger={
            <Button small>
              <SlidersHorizontal size={15} aria-hidden />
              {t('products.levels')}
            </Button>
          }
        >
          <div className="flex w-72 max-w-full flex-col gap-3">
            {settings.map((name) => {
              const schema = params?.[name]
              const key = `commission-room.${name}`
              return (
                schema && (
                  <ParamInput
                    key={name}
                    name={name}
                    schema={schema}
                    value={cards[key]}
                    onChange={(value) => void change({ [key]: value || undefined })}
                  />
                )
              )
            })}
          </div>
        </Popover>
      </div>
      <MeasureCard id="commission-room" own={settings} view="table" sentence />
    </div>
  )
}
