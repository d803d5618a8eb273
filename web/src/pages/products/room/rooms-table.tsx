import { X } from 'lucide-react'
import { useMemo } from 'react'
import type { Room } from '../../../api/room.ts'
import { IconButton } from '../../../components/button.tsx'
import { type DataColumn, DataTable } from '../../../components/data-table.tsx'
import { showMoney, showShare } from '../../../format/value.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { RoomVerdict, useReturnLimit } from './room-result.tsx'

/** A product of the list, and its room where all of it is stated. */
export type RoomRow = { key: number; name: string; isStated: boolean; room: Room | undefined }
type Props = { rows: readonly RoomRow[]; onOpen: (key: number) => void; onRemove: (key: number) => void }

const shares = ['room', 'left'] as const
const amounts = ['margin', 'room_per_unit', 'left_per_unit', 'break_even_price'] as const

/** All products of the list with what each carries; a row opens its product above. */
export function RoomsTable({ rows, onOpen, onRemove }: Props) {
  const { t, language } = useTexts()
  const limitOf = useReturnLimit()
  const columns = useMemo<DataColumn<RoomRow>[]>(() => {
    const money = (name: (typeof amounts)[number]): DataColumn<RoomRow> => ({
      id: name,
      right: true,
      header: t(`room.result.${name}`),
      value: ({ room }) => room?.[name],
      cell: ({ room }) => {
        const minor = room?.[name]
        return room && typeof minor === 'number' ? showMoney(minor, { language, currency: room.currency }) : '–'
      },
    })
    const part = (name: (typeof shares)[number]): DataColumn<RoomRow> => ({
      id: name,
      right: true,
      header: t(`room.result.${name}`),
      value: ({ room }) => room?.[name],
      cell: ({ room }) => (typeof room?.[name] === 'number' ? showShare(room[name], language) : '–'),
    })
    return [
      { id: 'name', header: t('room.name'), value: ({ name }) => name, cell: ({ name }) => name },
      {
        id: 'verdict',
        header: t('room.result.verdict'),
        value: ({ room }) => room?.verdict,
        cell: ({ room, isStated }) =>
          room ? <RoomVerdict verdict={room.verdict} /> : isStated ? '–' : t('room.incomplete'),
      },
      ...[money('margin'), part('room'), money('room_per_unit'), part('left'), money('left_per_unit')],
      {
        id: 'return_limit',
        right: true,
        header: t('room.result.break_even_return_rate'),
        value: ({ room }) => room?.break_even_return_rate,
        cell: ({ room }) => (room ? limitOf(room) : '–'),
      },
      money('break_even_price'),
      {
        id: 'remove',
        header: <span className="sr-only">{t('room.remove')}</span>,
        cell: ({ key, name }) => (
          <IconButton
            label={t('room.remove_of', { name })}
            onClick={(event) => {
              event.stopPropagation()
              onRemove(key)
            }}
          >
            <X size={15} aria-hidden />
          </IconButton>
        ),
      },
    ]
  }, [t, language, limitOf, onRemove])
  return <DataTable label={t('room.list')} items={rows} columns={columns} onRow={({ key }) => onOpen(key)} />
}
