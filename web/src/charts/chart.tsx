import type { EChartsCoreOption, EChartsType } from 'echarts/core'
import { useEffect, useRef, useState } from 'react'
import { useDark } from '../shell/theme.ts'
import { type Palette, readPalette } from './palette.ts'

export type Draw = (palette: Palette, width: number) => EChartsCoreOption

type Props = {
  draw: Draw
  height: number
  /** What the chart shows, in one sentence, for those who cannot see it. */
  label: string
  /** `kind` tells the nodes of a graph from its edges. */
  onPick?: ((index: number, series: string, kind: string) => void) | undefined
}

/** The only place that holds an ECharts instance: loads it on first use, follows size and theme, and lets it go. */
export function Chart({ draw, height, label, onPick }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<EChartsType>()
  const [width, setWidth] = useState(0)
  const dark = useDark()

  useEffect(() => {
    const element = frame.current
    if (!element) return
    let made: EChartsType | undefined
    let left = false
    import('./echarts.ts').then(({ init }) => {
      if (left) return
      made = init(element, undefined, { renderer: 'canvas' })
      setChart(made)
    })
    const observer = new ResizeObserver(([entry]) => {
      setWidth(Math.round(entry?.contentRect.width ?? 0))
      made?.resize()
    })
    observer.observe(element)
    return () => {
      left = true
      observer.disconnect()
      made?.dispose()
    }
  }, [])

  // `dark` is read through the tokens: the palette is taken again when it changes.
  useEffect(() => {
    if (!chart || chart.isDisposed() || width === 0) return
    chart.setOption({ animationDuration: dark ? 250 : 250, ...draw(readPalette(), width) }, { notMerge: true })
  }, [chart, draw, width, dark])

  useEffect(() => {
    if (!chart || chart.isDisposed() || !onPick) return
    const pick = (event: { dataIndex?: number; seriesId?: string; dataType?: string }) =>
      onPick(event.dataIndex ?? 0, event.seriesId ?? '', event.dataType ?? '')
    chart.on('click', pick)
    return () => {
      if (!chart.isDisposed()) chart.off('click', pick)
    }
  }, [chart, onPick])

  return <div ref={frame} role="img" aria-label={label} style={{ height }} className="w-full min-w-0" />
}
