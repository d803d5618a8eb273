import { defineModel, sharedByTouch } from './define.ts'

export const lastTouch = defineModel({
  id: 'last_touch',
  title: { en: 'Last touch', zh: '末次触点' },
  doc: {
    en: 'What did people come by when they bought? All credit goes to the last touch, which favours brand search, direct visits and retargeting.',
    zh: '下单那一次是从哪里来的？功劳全归最后一个触点，因此品牌词、直接访问和再营销会显得偏高。',
  },
  amounts: (coded) => sharedByTouch(coded, ({ steps }, give) => give(steps.length - 1, 1)),
})
