import type { EChartsCoreOption } from 'echarts/core'
import type { ChartTheme } from '@/ui/chart/chart-theme'
import { countAxis, timeAxis, tooltip } from '@/ui/chart/options'
import type { Profile } from '../account-types'
import { fillDays } from './fill-days'

export const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)

const bars = (theme: ChartTheme, names: readonly string[], series: { name: string; data: readonly number[] }) => ({
  tooltip: tooltip(theme),
  grid: { left: 8, right: 12, top: 12, bottom: 8, containLabel: true },
  xAxis: timeAxis(theme, names),
  yAxis: countAxis(theme),
  series: [{ ...series, type: 'bar', barCategoryGap: '15%', itemStyle: { color: theme.accent } }],
})

/** Exchanges, or tokens given out, by day. */
export const daysOption =
  (profile: Profile, by: 'exchanges' | 'output_tokens') =>
  (theme: ChartTheme): EChartsCoreOption => {
    const days = fillDays(profile.days)
    const name = by === 'exchanges' ? 'exchanges' : 'tokens given out'
    return bars(
      theme,
      days.map(({ day }) => day),
      { name, data: days.map((day) => day[by]) },
    )
  }

/** Exchanges by hour of the day. */
export const hoursOption =
  (profile: Profile) =>
  (theme: ChartTheme): EChartsCoreOption =>
    bars(theme, HOURS, { name: 'exchanges', data: profile.hours })
