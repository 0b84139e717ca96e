import { useMemo } from 'react'
import { api } from '@/api/client'
import { Fetched } from '@/components/Fetched'
import { Card } from '@/ui/Card'
import { formatCount } from '@/ui/Count'
import { Chart } from '@/ui/chart/Chart'
import { EmptyState } from '@/ui/EmptyState'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'
import type { Timeline } from '../campaign-types'
import { DAY_COLUMNS, MARK_COLUMNS, MARK_CSV, type Mark } from './mark-columns'
import { timelineOption } from './timeline-option'

/** Day by day: how much was harvested, behind how much else, and what happened meanwhile. */
export function TimelineTab({ id }: { id: string }) {
  const timeline = api.useQuery('get', '/v1/campaigns/{id}/timeline', { params: { path: { id } } })
  return (
    <Fetched query={timeline} lines={8}>
      {(found) => (
        <div className="stack">
          <Days timeline={found} />
          <Marks timeline={found} />
        </div>
      )}
    </Fetched>
  )
}

function Days({ timeline }: { timeline: Timeline }) {
  const option = useMemo(() => timelineOption(timeline), [timeline])
  const { days } = timeline
  const sum = (of: 'harvesting' | 'cover'): string => formatCount(days.reduce((total, day) => total + day[of], 0))
  if (days.length === 0)
    return (
      <EmptyState title="No days are kept of it">
        Exchanges are kept for as long as retention.exchanges_days says; what is older is counted in the head only.
      </EmptyState>
    )
  return (
    <Card
      title="Exchanges per day"
      actions={<CsvButton name={`${timeline.campaign}-days`} columns={DAY_COLUMNS} rows={days} />}
    >
      <div className="stack">
        <p className="soft">
          Days are UTC. Harvest is what stands in the language of the campaign, as the newest run saw it; cover is all
          else that its accounts sent.
        </p>
        <Chart
          label={`${sum('harvesting')} harvesting and ${sum('cover')} other exchanges from ${days[0]!.day} to ${days.at(-1)!.day}, stacked by day`}
          option={option}
          height="20rem"
        />
        <details>
          <summary>The same as a table</summary>
          <DataTable
            label="Exchanges per day"
            columns={DAY_COLUMNS}
            rows={days}
            rowKey={({ day }) => day}
            height="20rem"
          />
        </details>
      </div>
    </Card>
  )
}

function Marks({ timeline: { campaign, marks, marks_left_out, days_compared } }: { timeline: Timeline }) {
  // Several may be of one moment and kind: the place tells them apart.
  const keyed = useMemo(() => new Map<Mark, string>(marks.map((mark, place) => [mark, `${place}`])), [marks])
  return (
    <Card title="What happened" actions={<CsvButton name={`${campaign}-marks`} columns={MARK_CSV} rows={marks} />}>
      <div className="stack">
        <p className="soft">
          {days_compared === 0
            ? 'No day could be tested for a pivot: too few exchanges.'
            : `${formatCount(days_compared)} days were tested for a pivot, a day on which the mix of models or of what is asked for changed; each test is a chance to be wrong.`}
          {marks_left_out > 0 ? ` ${formatCount(marks_left_out)} older marks are not shown.` : ''}
        </p>
        <DataTable
          label="What happened"
          columns={MARK_COLUMNS}
          rows={marks}
          rowKey={(mark) => keyed.get(mark)!}
          height="22rem"
          empty={
            <EmptyState title="Nothing was told and nothing stood out">
              Tell of releases, bans and prices (POST /v1/events), and they are marked here.
            </EmptyState>
          }
        />
      </div>
    </Card>
  )
}
