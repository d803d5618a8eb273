import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Language } from './words.ts'

/** Noto Sans has Latin, Cyrillic, Greek and the signs of currencies; Noto Sans SC has Chinese. Either may lack what the other has. */
const files = {
  latin: import.meta.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  latin_bold: import.meta.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
  chinese: import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  chinese_bold: import.meta.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
}
type FontName = keyof typeof files

/** Currencies whose signs no font here has: they are told by their codes. */
const signs: Readonly<Record<string, string>> = { '؋': 'AFN ', '֏': 'AMD ', '৳': 'BDT ', '៛': 'KHR ', '฿': 'THB ' }

type Glyphs = { hasGlyphForCodePoint(code: number): boolean }
/** A piece of text that one font has whole. */
export type Run = { font: FontName; text: string }
export type Fonts = {
  bytes: Readonly<Record<FontName, Buffer>>
  /** A text in pieces by the font that has its letters; the language decides which is asked first. */
  runs(text: string, language: Language, bold: boolean): Run[]
}

let loaded: Promise<Fonts> | undefined

/** The fonts of the PDF, read once, when the first one is made: they are some 22 MB. */
export function pdfFonts(): Promise<Fonts> {
  loaded ??= load().catch((error) => {
    loaded = undefined
    throw error
  })
  return loaded
}

async function load(): Promise<Fonts> {
  const names = Object.keys(files) as FontName[]
  const read = await Promise.all(names.map((name) => readFile(fileURLToPath(files[name]))))
  const bytes = Object.fromEntries(names.map((name, i) => [name, read[i]])) as Record<FontName, Buffer>
  const { create } = await import('fontkit')
  const glyphs = { latin: glyphsOf(create(bytes.latin)), chinese: glyphsOf(create(bytes.chinese)) }
  return {
    bytes,
    runs(text, language, bold) {
      const order = language === 'zh' ? (['chinese', 'latin'] as const) : (['latin', 'chinese'] as const)
      const runs: Run[] = []
      for (const letter of replaced(text)) {
        const name = order.find((one) => glyphs[one].hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)) ?? order[0]
        const font = bold ? (`${name}_bold` as const) : name
        const last = runs.at(-1)
        if (last?.font === font) last.text += letter
        else runs.push({ font, text: letter })
      }
      return runs
    },
  }
}

function glyphsOf(font: object): Glyphs {
  if (!('hasGlyphForCodePoint' in font)) throw new Error('A font of the report is a collection of several.')
  return font as Glyphs
}

/** Spaces of several widths are one width here. */
function replaced(text: string): string {
  return text.replace(/[\u2000-\u200a\u202f\u00a0]/g, ' ').replace(/[؋֏৳៛฿]/g, (sign) => signs[sign] ?? sign)
}
