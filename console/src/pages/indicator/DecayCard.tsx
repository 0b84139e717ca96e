import { useCallback, useMemo } from 'react'
import type { Received } from '@/api/use-all-indicators'
import { Card } from '@/ui/Card'
import { formatCount } from '@/ui/Count'
import { Chart } from '@/ui/chart/Chart'
import type { ChartTheme } from '@/ui/chart/chart-theme'
import { countAxis, marks, timeAxis, tooltip } from '@/ui/chart/options'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { type DecayPoint, decayCurve, nearestDay } from './decay-curve'

const COLUMNS: readonly Column<DecayPoint>[] = [
  { id: 'day', header: 'Day', value: ({ day }) => day },
  { id: 'confidence', header: 'Confidence', value: ({ confidence }) => confidence },
]

/** How its confidence goes down without a sighting. */
export function DecayCard({ received }: { received: Received }) {
  const { indicator, last_seen, override, confidence_now } = received
  const { confidence, half_life_days } = indicator
  const now_ms = useMemo(() => Date.now(), [])
  const curve = useMemo(
    () => decayCurve({ confidence, half_life_days, last_seen }, now_ms),
    [confidence, half_life_days, last_seen, now_ms],
  )
  const option = useCallback(
    (theme: ChartTheme) => ({
      tooltip: tooltip(theme),
      xAxis: timeAxis(
        theme,
        curve.map(({ day }) => day),
      ),
      yAxis: { ...countAxis(theme), min: 0, max: 100 },
      series: [
        {
          name: 'Confidence',
          type: 'line',
          showSymbol: false,
          lineStyle: { color: theme.accent },
          itemStyle: { color: theme.accent },
          data: curve.map(({ confidence }) => Math.round(confidence * 10) / 10),
          markLine: marks(theme, [{ at: nearestDay(curve, now_ms), label: 'now', colour: theme.harvest }]),
        },
      ],
    }),
    [curve, now_ms],
  )
  const words = `From ${confidence} of 100 when it was last seen, it halves every ${formatCount(half_life_days)} days without a sighting.`
  return (
    <Card title="Decay" actions={<CsvButton name={`${indicator.id}-decay`} columns={COLUMNS} rows={curve} />}>
      <div className="stack">
        <p>
          {words} Now it stands at {Math.round(confidence_now)}
          {override === null ? '.' : ', as overridden: the curve is what it would be without that.'}
        </p>
        <Chart label={`Confidence by day. ${words} Now: ${Math.round(confidence_now)}.`} option={option} />
      </div>
    </Card>
  )
}
