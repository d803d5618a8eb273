import { defineModel, sharedByTouch } from './define.ts'

export const firstTouch = defineModel({
  id: 'first_touch',
  title: { en: 'First touch', zh: '首次触点' },
  doc: {
    en: 'Who brings people that the brand did not know? All credit goes to the first touch of a journey, and none to what made the sale.',
    zh: '新客是谁带来的？功劳全归旅程的第一个触点，促成下单的触点一分不得。',
  },
  amounts: (coded) => sharedByTouch(coded, (_, give) => give(0, 1)),
})
