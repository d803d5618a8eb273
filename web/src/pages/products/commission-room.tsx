import { useTexts } from '../../i18n/use-texts.ts'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { ParamSettings } from '../../measure/param-settings.tsx'
import { RoomCalculator } from './room/calculator.tsx'

const settings = ['keep_percent', 'creator_percent', 'agency_percent', 'leader_percent']

/** What commissions each product carries on each channel, with what each level gets and what is to be kept beside it; below, what other figures would carry. */
export function CommissionRoom() {
  const { t } = useTexts()
  return (
    <div className="flex flex-col gap-2">
      <div>
        <ParamSettings id="commission-room" names={settings} label={t('products.levels')} />
      </div>
      <MeasureCard id="commission-room" own={settings} view="table" sentence />
      <RoomCalculator />
    </div>
  )
}
