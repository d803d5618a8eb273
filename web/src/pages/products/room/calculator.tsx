import { useMutation } from '@tanstack/react-query'
import { Download, Plus, RotateCcw, Table2 } from 'lucide-react'
import { useState } from 'react'
import { type RoomCurve, roomsAsCsv } from '../../../api/room.ts'
import { Button } from '../../../components/button.tsx'
import { Card } from '../../../components/card.tsx'
import { Definition as Info } from '../../../components/definition.tsx'
import { ProblemView } from '../../../components/problem-view.tsx'
import { saveBlob } from '../../../components/save-blob.ts'
import { Segmented } from '../../../components/segmented.tsx'
import { Empty } from '../../../components/states.tsx'
import { useNotify } from '../../../components/toasts.tsx'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { areWhole, isWhole, statedOf } from './draft.ts'
import { MeasuredPicker } from './measured-picker.tsx'
import { ProductFields } from './product-fields.tsx'
import { RoomChart } from './room-chart.tsx'
import { RoomFile } from './room-file.tsx'
import { RoomResult } from './room-result.tsx'
import { type RoomRow, RoomsTable } from './rooms-table.tsx'
import { TermsFields } from './terms-fields.tsx'
import { useCalculator } from './use-calculator.ts'
import { useRooms } from './use-rooms.ts'

/** What commissions a product would carry, from figures that are stated: also of products that are not sold yet. */
export function RoomCalculator() {
  const { t } = useTexts()
  const asked = useCalculator()
  const { products, shown, terms } = asked
  const [over, setOver] = useState<RoomCurve>('return_rate')
  const [showsFile, setShowsFile] = useState(false)
  const named = products.map(({ key, draft }, i) => {
    const name = draft.name.trim() || t('room.unnamed', { place: i + 1 })
    return { key, name, stated: isWhole(draft) ? statedOf(draft, name) : undefined }
  })
  const usable = areWhole(terms) ? terms : undefined
  const whole = named.flatMap(({ stated }) => stated ?? [])
  const open = named.find(({ key }) => key === shown?.key)?.stated
  const one = useRooms(open ? [open] : [], usable, over)
  const all = useRooms(products.length > 1 ? whole : [], usable)
  const rows = named.map(({ key, name, stated }): RoomRow => {
    return { key, name, isStated: stated !== undefined, room: stated && usable && all.of(stated) }
  })
  const room = open && usable && one.first
  const error = one.error ?? all.error
  return (
    <Card
      title={
        <>
          {t('room.title')}
          <Info of={t('room.title')}>{t('room.about')}</Info>
        </>
      }
      label={t('room.title')}
      actions={
        <>
          <Button small kind="quiet" aria-expanded={showsFile} onClick={() => setShowsFile(!showsFile)}>
            <Table2 size={15} aria-hidden />
            {t('room.file')}
          </Button>
          <Button small kind="quiet" onClick={asked.add}>
            <Plus size={15} aria-hidden />
            {t('room.add')}
          </Button>
          <Button small kind="quiet" onClick={asked.clear}>
            <RotateCcw size={15} aria-hidden />
            {t('room.clear')}
          </Button>
          <SaveRooms disabled={whole.length === 0 || !usable} body={usable && { ...usable, products: whole }} />
        </>
      }
      footer={t('room.rounding')}
    >
      <div className="flex flex-col gap-5">
        {showsFile && <RoomFile onRead={asked.replaceAll} />}
        <div className="grid gap-6 lg:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-5">
            {shown && (
              <>
                <MeasuredPicker
                  keepPercent={terms.keep_percent}
                  value={shown.measured}
                  onPick={(draft, measured) => asked.fill(draft, measured)}
                />
                <ProductFields draft={shown.draft} onChange={asked.changeShown} />
              </>
            )}
            <TermsFields terms={terms} onChange={asked.setTerms} />
          </div>
          <div className="flex min-w-0 flex-col gap-4" aria-busy={one.stale}>
            {error ? <ProblemView error={error} /> : null}
            {room ? (
              <>
                <RoomResult room={room} />
                <div className="flex flex-col gap-2">
                  <Segmented
                    label={t('room.chart')}
                    value={over}
                    choices={(['return_rate', 'price'] as const).map((value) => ({
                      value,
                      label: t(`room.over_${value}`),
                    }))}
                    onChange={(value) => setOver(value === 'price' ? 'price' : 'return_rate')}
                  />
                  <RoomChart room={room} over={over} />
                </div>
              </>
            ) : (
              !error && <Empty title={t('room.start')}>{t('room.start_hint')}</Empty>
            )}
          </div>
        </div>
        {products.length > 1 && <RoomsTable rows={rows} onOpen={asked.open} onRemove={asked.remove} />}
      </div>
    </Card>
  )
}

type Body = Parameters<typeof roomsAsCsv>[1]

/** Saves what is shown, with what was stated, as a file that can be taken in again. */
function SaveRooms({ body, disabled }: { body: Body | undefined; disabled: boolean }) {
  const { t } = useTexts()
  const { brand } = useWorkspace()
  const notify = useNotify()
  const save = useMutation({
    mutationFn: (asked: Body) => roomsAsCsv(brand.id, asked),
    onSuccess: (csv) => saveBlob(csv, 'room.csv'),
    onError: notify.failed,
  })
  return (
    <Button small kind="quiet" disabled={disabled || save.isPending} onClick={() => body && save.mutate(body)}>
      <Download size={15} aria-hidden />
      {t('room.save')}
    </Button>
  )
}
