import type { EChartsCoreOption } from 'echarts/core'
import type { Answer } from '@/api/answer'
import { formatCount } from '@/ui/Count'
import type { ChartTheme } from '@/ui/chart/chart-theme'
import { countAxis, legend, marks, timeAxis, tooltip } from '@/ui/chart/options'
import { formatStep } from './format-step'
import type { MarkGroup } from './group-marks'

export type Traffic = Answer<'/v1/traffic'>
export type Course = 'exchanges' | 'decisions'

interface Series {
  name: string
  colour: string
  data: number[]
}

const exchangeSeries = ({ items }: Traffic, theme: ChartTheme): Series[] => [
  { name: 'Under suspicion', colour: theme.harvest, data: items.map(({ suspected }) => suspected) },
  {
    name: 'Other exchanges',
    colour: theme.cover,
    data: items.map(({ exchanges, suspected }) => Math.max(0, exchanges - suspected)),
  },
]

const decisionSeries = ({ items }: Traffic, theme: ChartTheme): Series[] =>
  (
    [
      ['block', theme.danger],
      ['challenge', theme.info],
      ['degrade', theme.accent],
      ['throttle', theme.warn],
      ['allow', theme.cover],
    ] as const
  ).map(([name, colour]) => ({ name, colour, data: items.map(({ decisions }) => decisions[name]) }))

/** The course of traffic as stacked bars, a numbered line where something was marked. */
export const courseOption =
  (traffic: Traffic, groups: readonly MarkGroup[], course: Course) =>
  (theme: ChartTheme): EChartsCoreOption => {
    const steps = traffic.items.map(({ at }) => at)
    const format = (at: string) => formatStep(at, traffic.step)
    const series = course === 'exchanges' ? exchangeSeries(traffic, theme) : decisionSeries(traffic, theme)
    return {
      legend: legend(theme),
      grid: { left: 8, right: 12, top: 52, bottom: 8, containLabel: true },
      tooltip: {
        ...tooltip(theme),
        formatter: (shown: { name: string; seriesName: string; value: number }[]) =>
          [
            format(shown[0]?.name ?? ''),
            ...shown.map(({ seriesName, value }) => `${seriesName}: ${formatCount(value)}`),
          ].join('\n'),
      },
      xAxis: { ...timeAxis(theme, steps), axisLabel: { color: theme.soft, hideOverlap: true, formatter: format } },
      yAxis: { ...countAxis(theme), minInterval: 1, axisLabel: { color: theme.soft, formatter: formatCount } },
      series: series.map(({ name, colour, data }, place) => ({
        name,
        type: 'bar',
        stack: 'all',
        barCategoryGap: '15%',
        itemStyle: { color: colour },
        data,
        ...(place === 0
          ? {
              markLine: marks(
                theme,
                groups.map(({ number, step }) => ({ at: step, label: String(number) })),
              ),
            }
          : {}),
      })),
    }
  }
