import type { Unit } from '../api/measures.ts'
import { type Locale, showCell } from '../format/value.ts'
import type { ChartInput } from './input.ts'
import type { Palette } from './palette.ts'

const font =
  'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif'

/** Text, tooltip and spacing that all charts share. */
export function base(palette: Palette) {
  return {
    textStyle: { fontFamily: font, fontSize: 12, color: palette.ink2 },
    aria: { enabled: false },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: palette.surface,
      borderColor: palette.line,
      padding: [8, 10],
      textStyle: { color: palette.ink, fontSize: 12, fontFamily: font },
      extraCssText: 'border-radius:8px;box-shadow:var(--shadow);max-width:min(22rem,80vw);white-space:normal',
    },
    grid: { left: 4, right: 12, top: 14, bottom: 4, containLabel: true },
  }
}

export function legend(palette: Palette) {
  return {
    type: 'scroll',
    top: 0,
    left: 0,
    itemWidth: 14,
    itemHeight: 8,
    itemGap: 14,
    icon: 'roundRect',
    textStyle: { color: palette.ink2, fontSize: 12 },
    pageIconColor: palette.accent,
    pageTextStyle: { color: palette.ink3 },
  }
}

export function categoryAxis(palette: Palette, data: string[], extra: object = {}) {
  return {
    type: 'category',
    data,
    axisLine: { lineStyle: { color: palette.line } },
    axisTick: { show: false },
    axisLabel: { color: palette.ink3, hideOverlap: true },
    ...extra,
  }
}

export function valueAxis(palette: Palette, unit: Unit, locale: Locale, extra: object = {}) {
  return {
    type: 'value',
    splitNumber: 4,
    splitLine: { lineStyle: { color: palette.line } },
    axisLabel: { color: palette.ink3, formatter: (value: number) => showCell(value, unit, locale, 'axis') },
    ...extra,
  }
}

/** Colour of a series: its channel's where it is one, else by its place. */
export function colourOf(palette: Palette, key: string, index: number): string {
  return palette.channel(key) ?? palette.series[index % palette.series.length] ?? palette.accent
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

export type TipLine = { colour?: string; name: string; value: string }

/** Body of a tooltip: a heading, then one line per figure. All texts are escaped, since names come from files. */
export function tip(heading: string, lines: readonly TipLine[]): string {
  const body = lines.map(({ colour, name, value }) => {
    const dot = colour
      ? `<span style="display:inline-block;width:8px;height:8px;border-radius:2px;background:${colour};margin-right:6px"></span>`
      : ''
    return `<div style="display:flex;justify-content:space-between;gap:16px"><span>${dot}${escapeHtml(name)}</span><b style="font-weight:600">${escapeHtml(value)}</b></div>`
  })
  return `<div style="margin-bottom:4px;opacity:.75">${escapeHtml(heading)}</div>${body.join('')}`
}

/** Name of a series: the value of `by`, or the label of its column. */
export function seriesName(input: ChartInput, key: string): string {
  const { by, kind, y } = input.chart
  if (by && !(kind === 'stack' && y.length > 1)) return input.nameOf(by, key)
  return input.labelOf(key) || key
}

export function unitOf(input: ChartInput, column: string | undefined): Unit {
  return input.columns[column ?? '']?.unit ?? 'count'
}
