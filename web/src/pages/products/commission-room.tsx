import { useTexts } from '../../i18n/use-texts.ts'
import { FiguresTable } from '../../measure/figures-table.tsx'
import { MeasureCard } from '../../measure/measure-card.tsx'
import { ParamSettings } from '../../measure/param-settings.tsx'
import { productName } from '../../measure/product-name.ts'
import { RoomCalculator } from './room/calculator.tsx'

const settings = ['keep_percent', 'creator_percent', 'agency_percent', 'leader_percent']

const figures = [
  ...(['sku', 'sales_channel', 'verdict'] as const),
  ['room', 'room_low', 'room_high'] as const,
  ...(['left', 'left_per_unit', 'creator_up_to', 'agency_up_to', 'leader_up_to'] as const),
  ...(['price', 'landed_cost', 'tolls', 'returns'] as const),
]

/** What commissions each product carries on each channel, with what each level gets and what is to be kept beside it; below, what other figures would carry. */
export function CommissionRoom() {
  const { t } = useTexts()
  return (
    <div className="flex flex-col gap-2">
      <div>
        <ParamSettings id="commission-room" names={settings} label={t('products.levels')} />
      </div>
      <MeasureCard
        id="commission-room"
        own={settings}
        sentence
        tableless
        render={(definition, answer, open) => (
          <FiguresTable
            definition={definition}
            answer={answer}
            figures={figures}
            name={productName}
            {...(open && { onRow: open })}
          />
        )}
      />
      <RoomCalculator />
    </div>
  )
}
