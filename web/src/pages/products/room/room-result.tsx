import type { Room } from '../../../api/room.ts'
import { Badge, type Tone } from '../../../components/badge.tsx'
import { showMoney, showShare } from '../../../format/value.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { useLocale } from '../../../shell/workspace.tsx'

const tones: Record<Room['verdict'], Tone> = { room: 'good', none: 'bad', unknown: 'neutral' }
const costs = [
  ...(['refunded', 'coupon', 'landed_cost', 'platform_fee', 'payment_fee', 'fulfilment', 'returns'] as const),
]

export function RoomVerdict({ verdict }: Pick<Room, 'verdict'>) {
  const { t } = useTexts()
  return <Badge tone={tones[verdict]}>{t(`room.verdict.${verdict}`)}</Badge>
}

/** A share that may be given, or a rate that is carried, to two places, down: rounded up it would promise more than there is. */
const showUpTo = (share: number, language: string) =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(
    Math.floor(Math.round(share * 1_000_000) / 100) / 10_000,
  )

/** Up to which return rate the levels are carried, in words where it is no rate. */
export function useReturnLimit() {
  const { t, language } = useTexts()
  return ({ return_limit, break_even_return_rate }: Room) =>
    return_limit === 'at' && break_even_return_rate !== null
      ? showUpTo(break_even_return_rate, language)
      : t(`room.limit.${return_limit}`)
}

/** The room of one product: the verdict, what each level may get, and the walk from price to margin. */
export function RoomResult({ room }: { room: Room }) {
  const { t, language } = useTexts()
  const locale = useLocale(room.currency)
  const limitOf = useReturnLimit()
  const money = (minor: number | null) => (minor === null ? '–' : showMoney(minor, locale))
  const share = (part: number | null) => (part === null ? '–' : showShare(part, language))
  const figures = [
    ['margin', money(room.margin)],
    ['room', share(room.room)],
    ['room_per_unit', money(room.room_per_unit)],
    ['left', share(room.left)],
    ['left_per_unit', money(room.left_per_unit)],
    ['break_even_return_rate', limitOf(room)],
    ['break_even_price', room.break_even_price === null ? t('room.no_price') : money(room.break_even_price)],
  ] as const
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <p aria-live="polite" className="flex flex-wrap items-center gap-2">
        <RoomVerdict verdict={room.verdict} />
        <span className="font-medium">
          {t(`room.sentence_${room.verdict}`, { name: room.name, left: money(Math.abs(room.left_per_unit)) })}
        </span>
      </p>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-4 lg:grid-cols-3 2xl:grid-cols-4">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt className="text-[13px] text-ink-2">{t(`room.result.${name}`)}</dt>
            <dd className="font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <Levels room={room} money={money} />
      <Walk room={room} money={money} />
      {room.not_stated.length > 0 && (
        <p className="text-[13px] text-warn">
          {t('room.not_stated', {
            names: room.not_stated.map((name) => t(`room.bare.${name}`)).join(t('room.and')),
          })}
        </p>
      )}
    </div>
  )
}

type Shown = { room: Room; money: (minor: number | null) => string }

function Levels({ room, money }: Shown) {
  const { t, language } = useTexts()
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-[13px]" aria-label={t('room.levels')}>
        <thead>
          <tr className="text-left text-ink-2">
            <th className="py-1 font-medium">{t('room.level')}</th>
            {(['given', 'a_unit', 'up_to'] as const).map((name) => (
              <th key={name} className="py-1 pl-3 text-right font-medium">
                {t(`room.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {room.levels.map(({ name, share: given, per_unit, up_to }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two levels may be called the same.
            <tr key={place} className="border-t border-line">
              <th scope="row" className="py-1 text-left font-normal">
                {name}
              </th>
              <td className="py-1 pl-3 text-right tabular-nums">{showShare(given, language)}</td>
              <td className="py-1 pl-3 text-right tabular-nums">{money(per_unit)}</td>
              <td className="py-1 pl-3 text-right font-medium tabular-nums">
                {up_to === null ? '–' : up_to < 0 ? t('room.nothing') : showUpTo(up_to, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** From the price to the margin before commissions; what is nothing is left out. */
function Walk({ room, money }: Shown) {
  const { t } = useTexts()
  return (
    <table className="w-full text-[13px] tabular-nums" aria-label={t('room.walk')}>
      <tbody>
        <Step name={t('room.step.price')} value={money(room.price)} />
        {costs
          .filter((name) => room[name] !== 0)
          .map((name) => (
            <Step key={name} name={t(`room.step.${name}`)} value={`− ${money(room[name])}`} />
          ))}
        <Step strong name={t('room.result.margin')} value={money(room.margin)} />
        <Step name={t('room.step.kept')} value={`− ${money(room.kept)}`} />
        <Step strong name={t('room.result.room_per_unit')} value={money(room.room_per_unit)} />
      </tbody>
    </table>
  )
}

function Step({ name, value, strong = false }: { name: string; value: string; strong?: boolean }) {
  return (
    <tr className={strong ? 'border-t border-line font-semibold' : ''}>
      <th scope="row" className={strong ? 'py-1 text-left font-semibold' : 'py-1 text-left font-normal text-ink-2'}>
        {name}
      </th>
      <td className="py-1 text-right">{value}</td>
    </tr>
  )
}
