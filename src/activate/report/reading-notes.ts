import type { Text } from '../../kernel/errors.ts'
import { wordsFor } from '../../measure/words.ts'
import type { Report } from './define.ts'
import { writtenDays } from './render/words.ts'

type About = Pick<Report, 'days' | 'before' | 'reach' | 'currency'> & { until: string | null; zone: string }

/** What has to be known to read the figures: their days and currency, and until when there are data. */
export function notesOf({ days, before, reach, until, currency, zone }: About): Text[] {
  const told = writtenDays(days)
  const then = writtenDays(before)
  const counted: Text = {
    en: `${told.en}, Monday to Sunday where the brand lives (${zone}). Amounts are in ${currency}.`,
    zh: `${told.zh}，周一至周日，按品牌所在时区（${zone}）划分；金额以 ${currency} 计。`,
  }
  if (until === null)
    return [
      counted,
      { en: 'No order is known yet, so there is nothing to report.', zh: '尚无订单数据，无法生成周报。' },
    ]
  const last = wordsFor(currency, undefined).day(until)
  if (reach === 'none')
    return [
      counted,
      {
        en: `The last order known is of ${last.en}: the data do not reach into this week. No figures are shown, rather than zeros.`,
        zh: `已知订单截至${last.zh}，尚无本周数据，因此不显示任何数字（而不是显示为零）。`,
      },
    ]
  if (reach === 'partly')
    return [
      counted,
      {
        en: `The last order known is of ${last.en}: this week is not whole yet, and is not compared with the week before.`,
        zh: `已知订单截至${last.zh}，本周数据尚不完整，因此不与上周对比。`,
      },
    ]
  return [counted, { en: `Compared with ${then.en}.`, zh: `对比上周：${then.zh}。` }]
}
