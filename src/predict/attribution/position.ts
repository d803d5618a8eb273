import { defineModel, type Settings, sharedByTouch } from './define.ts'

export const position = defineModel({
  id: 'position',
  title: { en: 'By position', zh: '按位置' },
  doc: {
    en: 'Who opened the journey and who closed it? The first and the last touch get 40% each unless set otherwise, those between share the rest. The shares are a convention, not a finding.',
    zh: '谁开的头，谁收的尾？首末触点默认各得 40%，其余由中间触点平分。比例是约定，不是测出来的。',
  },
  amounts: (coded, settings) => {
    const { first, last } = checked(settings.position)
    const ends = first + last
    return sharedByTouch(coded, ({ steps: { length } }, give) => {
      if (length === 1) return give(0, 1)
      // Without touches between, the ends share all in their proportion.
      const whole = length > 2 ? 1 : ends
      give(0, whole ? first / whole : 0.5)
      give(length - 1, whole ? last / whole : 0.5)
      for (let touch = 1; touch < length - 1; touch++) give(touch, (1 - ends) / (length - 2))
    })
  },
})

function checked(shares: Settings['position']): Settings['position'] {
  const { first, last } = shares
  if (!(first >= 0 && last >= 0 && first + last <= 1))
    throw new RangeError(`The first touch cannot get ${first} and the last ${last}.`)
  return shares
}
