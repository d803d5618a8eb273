import { plain } from '../../measure/columns.ts'
import type { Column } from '../../measure/define.ts'
import type { VideoMoment } from '../../measure/video/video-book.ts'

/** Kinds of moments; of several at one place the first of these says most of what it is for. */
export const momentKinds = ['product', 'price', 'call', 'other', ''] as const

export const momentColumn: Column = {
  ...plain('text', 'Moment', '时刻'),
  values: {
    product: { en: 'Product', zh: '商品' },
    price: { en: 'Price', zh: '价格' },
    call: { en: 'Call', zh: '引导' },
    other: { en: 'Note', zh: '备注' },
    '': { en: '–', zh: '–' },
  },
}

/** What is shown at a place of a video: its kind, and the note or the product of each moment. */
export function shownIn(moments: readonly VideoMoment[]): { moment: (typeof momentKinds)[number]; shows: string } {
  return {
    moment: momentKinds.find((kind) => moments.some((one) => one.kind === kind)) ?? '',
    shows: [...new Set(moments.flatMap(({ note, sku }) => note || sku || []))].join('; '),
  }
}
