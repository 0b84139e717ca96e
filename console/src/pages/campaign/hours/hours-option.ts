import type { EChartsCoreOption } from 'echarts/core'
import type { ChartTheme } from '@/ui/chart/chart-theme'
import { countAxis, legend, timeAxis, tooltip } from '@/ui/chart/options'
import type { Hours } from '../campaign-types'
import { shareOf } from './hour-shares'

export const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)
/** As far as the colours go: an account that is awake for four hours a day has a quarter in each. */
const FULL_SHARE = 0.25

const percents = (shares: readonly number[]): number[] => shares.map((share) => Math.round(share * 1000) / 10)

/** How each account's exchanges spread over the day: one row an account. */
export const heatOption =
  (accounts: Hours['accounts']) =>
  (theme: ChartTheme): EChartsCoreOption => ({
    tooltip: { ...tooltip(theme), trigger: 'item' },
    grid: { left: 8, right: 12, top: 8, bottom: 40, containLabel: true },
    xAxis: { ...timeAxis(theme, HOURS), splitArea: { show: false } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: accounts.map(({ id }) => id),
      axisLabel: { color: theme.soft, fontSize: 10, width: 110, overflow: 'truncate' },
      axisTick: { show: false },
      axisLine: { show: false },
    },
    visualMap: {
      min: 0,
      max: FULL_SHARE * 100,
      calculable: false,
      orient: 'horizontal',
      left: 'center',
      bottom: 0,
      itemHeight: 120,
      text: [`${FULL_SHARE * 100} % or more`, '0 %'],
      textStyle: { color: theme.soft },
      inRange: { color: [theme.surface, theme.harvest] },
    },
    series: [
      {
        name: 'share of the account’s exchanges, in percent',
        type: 'heatmap',
        data: accounts.flatMap(({ hours }, row) => percents(shareOf(hours)).map((share, hour) => [hour, row, share])),
      },
    ],
  })

/** The campaign's day beside that of everybody else. */
export const dayOption =
  ({ total, population }: Hours) =>
  (theme: ChartTheme): EChartsCoreOption => {
    const line = (name: string, hours: readonly number[], colour: string) => ({
      name,
      type: 'line' as const,
      showSymbol: false,
      data: percents(shareOf(hours)),
      lineStyle: { color: colour },
      itemStyle: { color: colour },
    })
    const axis = countAxis(theme)
    return {
      tooltip: tooltip(theme),
      legend: legend(theme),
      xAxis: timeAxis(theme, HOURS),
      yAxis: { ...axis, axisLabel: { ...axis.axisLabel, formatter: '{value} %' } },
      series: [line('this campaign', total, theme.harvest), line('accounts in no campaign', population, theme.cover)],
    }
  }
