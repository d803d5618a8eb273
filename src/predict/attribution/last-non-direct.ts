import { defineModel, sharedByTouch } from './define.ts'

export const lastNonDirect = defineModel({
  id: 'last_non_direct',
  title: { en: 'Last non-direct touch', zh: '末次非直接触点' },
  doc: {
    en: 'What last led people here before they came by themselves? Direct visits get credit only where there was nothing else. Most web analytics report this way.',
    zh: '客户自己找上门之前，最后是谁引来的？只有全程都是直接访问时，功劳才归直接访问。多数网站分析工具默认这样算。',
  },
  amounts: (coded, settings) => {
    const direct = coded.channels.indexOf(settings.direct)
    return sharedByTouch(coded, ({ steps }, give) => give(lastOther(steps, direct), 1))
  },
})

/** The last touch that is not direct; where all are, the last. */
function lastOther(steps: string, direct: number): number {
  for (let touch = steps.length - 1; touch >= 0; touch--) if (steps.charCodeAt(touch) !== direct) return touch
  return steps.length - 1
}
