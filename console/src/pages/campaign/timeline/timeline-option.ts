import type { EChartsCoreOption } from 'echarts/core'
import type { ChartTheme } from '@/ui/chart/chart-theme'
import { countAxis, legend, marks, timeAxis, tooltip } from '@/ui/chart/options'
import type { Timeline } from '../campaign-types'
import { marksByDay } from './marks-by-day'

/** Exchanges per day, harvest upon cover, with an upright line where something happened. */
export const timelineOption =
  (timeline: Timeline) =>
  (theme: ChartTheme): EChartsCoreOption => {
    const days = timeline.days.map(({ day }) => day)
    const colours = {
      pivot: theme.warn,
      ban: theme.danger,
      action: theme.accent,
      event: theme.info,
      raised: theme.soft,
    }
    const drawn = marksByDay(timeline.marks, days).map((mark) => ({ ...mark, colour: colours[mark.kind] }))
    const series = (name: string, values: number[], colour: string) => ({
      name,
      type: 'bar' as const,
      stack: 'exchanges',
      barCategoryGap: '15%',
      data: values,
      itemStyle: { color: colour },
    })
    return {
      tooltip: tooltip(theme),
      legend: legend(theme),
      grid: { left: 8, right: 12, top: drawn.length === 0 ? 36 : 64, bottom: 8, containLabel: true },
      xAxis: timeAxis(theme, days),
      yAxis: countAxis(theme),
      series: [
        series(
          'harvesting, estimated',
          timeline.days.map(({ harvesting }) => Math.round(harvesting)),
          theme.harvest,
        ),
        {
          ...series(
            'cover: all else of its accounts',
            timeline.days.map(({ cover }) => Math.round(cover)),
            theme.cover,
          ),
          markLine: marks(theme, drawn),
        },
      ],
    }
  }
