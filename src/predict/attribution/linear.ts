import { defineModel, sharedByTouch } from './define.ts'

export const linear = defineModel({
  id: 'linear',
  title: { en: 'Linear', zh: '线性平均' },
  doc: {
    en: 'What took part at all? Every touch of a journey gets the same, so a channel that is met often gets much, whether it matters or not.',
    zh: '哪些渠道参与过？旅程里每个触点平分功劳，出现次数多的渠道得到的就多，不管是否真有作用。',
  },
  amounts: (coded) =>
    sharedByTouch(coded, ({ steps }, give) => {
      for (let touch = 0; touch < steps.length; touch++) give(touch, 1 / steps.length)
    }),
})
