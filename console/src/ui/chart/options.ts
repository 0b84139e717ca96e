import type { ChartTheme } from './chart-theme'

/** Parts of options that all charts share. `richText`: a tooltip of markup would need styles of its own in the page. */
export const tooltip = (theme: ChartTheme) => ({
  trigger: 'axis' as const,
  renderMode: 'richText' as const,
  backgroundColor: theme.surface,
  borderColor: theme.line,
  textStyle: { color: theme.text, fontSize: 12 },
})

export const timeAxis = (theme: ChartTheme, data: readonly string[]) => ({
  type: 'category' as const,
  data: [...data],
  axisLine: { lineStyle: { color: theme.line } },
  axisLabel: { color: theme.soft, hideOverlap: true },
  axisTick: { show: false },
})

export const countAxis = (theme: ChartTheme) => ({
  type: 'value' as const,
  axisLabel: { color: theme.soft },
  splitLine: { lineStyle: { color: theme.line } },
})

export const legend = (theme: ChartTheme) => ({
  top: 0,
  left: 0,
  itemWidth: 10,
  itemHeight: 10,
  icon: 'roundRect',
  textStyle: { color: theme.soft },
})

/** Upright lines with a word, where something happened. */
export const marks = (theme: ChartTheme, at: readonly { at: string; label: string; colour?: string }[]) => ({
  silent: true,
  symbol: 'none',
  lineStyle: { color: theme.info, type: 'dashed' as const },
  label: { color: theme.info, formatter: '{b}', position: 'end' as const, fontSize: 11 },
  data: at.map(({ at, label, colour = theme.info }) => ({
    name: label,
    xAxis: at,
    lineStyle: { color: colour },
    label: { color: colour },
  })),
})
