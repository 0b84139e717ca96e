import type { EChartsCoreOption } from 'echarts/core'
import { useEffect, useRef } from 'react'
import { useTheme } from '../use-theme'
import styles from './Chart.module.css'
import { type ChartTheme, readChartTheme } from './chart-theme'

export interface ChartProps {
  /** what it shows, in words, for those who do not see it */
  label: string
  option: (theme: ChartTheme) => EChartsCoreOption
  height?: string
  onSelect?: (selected: { name: string; series: string; index: number }) => void
}

/** A plot on a canvas. The library comes when the first one is drawn. */
export function Chart({ label, option, height = '16rem', onSelect }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const theme = useTheme()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is read from the page when it changes
  useEffect(() => {
    let ended = false
    let close = (): void => {}
    void import('./echarts').then(({ init }) => {
      if (ended || place.current === null) return
      const colours = readChartTheme()
      const chart = init(place.current)
      chart.setOption({
        animation: false,
        // At once: parts that wait for a frame are drawn even when the chart is gone by then, and that throws.
        progressive: 0,
        textStyle: { color: colours.soft, fontFamily: 'inherit' },
        grid: { left: 8, right: 12, top: 28, bottom: 8, containLabel: true },
        ...option(colours),
      })
      if (onSelect !== undefined)
        chart.on('click', ({ name, seriesName, dataIndex }) =>
          onSelect({ name, series: seriesName ?? '', index: dataIndex }),
        )
      const watcher = new ResizeObserver(() => chart.resize())
      watcher.observe(place.current)
      close = () => {
        watcher.disconnect()
        chart.dispose()
      }
    })
    return () => {
      ended = true
      close()
    }
  }, [option, onSelect, theme])
  return <div ref={place} role="img" aria-label={label} className={styles.chart} style={{ height }} />
}
