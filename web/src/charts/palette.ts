/** Colours that charts take from the page's tokens, read anew when the theme changes. */
export type Palette = {
  surface: string
  sunken: string
  line: string
  ink: string
  ink2: string
  ink3: string
  accent: string
  accentSoft: string
  good: string
  bad: string
  cost: string
  marketing: string
  series: string[]
  channel: (id: string) => string | undefined
}

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    surface: token('surface'),
    sunken: token('sunken'),
    line: token('line'),
    ink: token('ink'),
    ink2: token('ink-2'),
    ink3: token('ink-3'),
    accent: token('accent'),
    accentSoft: token('accent-soft'),
    good: token('good'),
    bad: token('bad'),
    cost: token('cost'),
    marketing: token('cost-marketing'),
    series: Array.from({ length: 8 }, (_, index) => token(`series-${index + 1}`)),
    channel: (id) => token(`channel-${id}`) || undefined,
  }
}
