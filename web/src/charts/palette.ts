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

type Rgb = readonly [number, number, number]

/** The text colour that is told best from a cell of a heatmap: `part` of the way from its palest colour to its strongest. */
export function inkOn({ sunken, accent, surface, ink }: Palette, part: number, opacity = 1): string {
  const colour = mixed(rgbOf(sunken), rgbOf(accent), Math.max(0, Math.min(1, part)))
  const seen = luminance(mixed(rgbOf(surface), colour, opacity))
  return contrast(luminance(rgbOf(surface)), seen) > contrast(luminance(rgbOf(ink)), seen) ? surface : ink
}

/** A build writes colours as short as it can: `#fff` is `#ffffff`. */
function rgbOf(hex: string): Rgb {
  const whole = hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex
  const at = (place: number) => Number.parseInt(whole.slice(place, place + 2), 16)
  return [at(1), at(3), at(5)]
}

function mixed(from: Rgb, to: Rgb, part: number): Rgb {
  const at = (place: 0 | 1 | 2) => from[place] + (to[place] - from[place]) * part
  return [at(0), at(1), at(2)]
}

/** Relative luminance and contrast as WCAG defines them. */
function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) =>
    part <= 10 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
}
