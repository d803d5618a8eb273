import { expect } from 'vitest'
import { filledBrand } from './filled-brand.ts'
import { englishOn, namelessOf, overhangOf, paths, settled, untranslatedOf } from './pages.ts'
import { type Look, story } from './stage.ts'

const looks: readonly Required<Omit<Look, 'agent'>>[] = [
  { language: 'en-US', theme: 'light', width: 1440 },
  { language: 'en-US', theme: 'dark', width: 390 },
  { language: 'zh-CN', theme: 'dark', width: 1440 },
  { language: 'zh-CN', theme: 'light', width: 390 },
]

for (const look of looks) {
  const { language, theme, width } = look
  story(
    `every page opens without fault, and asks no other machine, in ${language}, ${theme}, ${width} px wide`,
    async (stage) => {
      const { id } = await filledBrand(stage)
      const page = await stage.owner(look)
      const faults: Record<string, unknown> = {}
      for (const path of paths) {
        await page.goto(`/${id}${path}`)
        await settled(page)
        const found = {
          nameless: await namelessOf(page),
          untranslated: await untranslatedOf(page),
          english: language === 'zh-CN' ? await englishOn(page) : [],
          overhang: Math.max(0, await overhangOf(page)),
          theme: await page.locator('html').getAttribute('data-theme'),
          language: await page.locator('html').getAttribute('lang'),
        }
        const right = {
          nameless: [],
          untranslated: [],
          english: [],
          overhang: 0,
          theme,
          language: language.slice(0, 5),
        }
        if (language === 'en-US') right.language = 'en'
        if (JSON.stringify(found) !== JSON.stringify(right)) faults[path] = found
      }
      expect(faults).toEqual({})
    },
  )
}
