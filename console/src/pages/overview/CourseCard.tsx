import type { UseQueryResult } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Fetched } from '@/components/Fetched'
import { Card } from '@/ui/Card'
import { formatCount, formatShare } from '@/ui/Count'
import { Chart } from '@/ui/chart/Chart'
import { SelectField } from '@/ui/Field'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { type Course, courseOption, type Traffic } from './course-option'
import { formatStep } from './format-step'
import { groupMarks } from './group-marks'
import { MarkList } from './MarkList'

type Step = Traffic['items'][number]

const COLUMNS: readonly Column<Step>[] = [
  { id: 'at', header: 'at', value: ({ at }) => at },
  { id: 'exchanges', header: 'exchanges', value: ({ exchanges }) => exchanges },
  { id: 'suspected', header: 'suspected', value: ({ suspected }) => suspected },
  ...(['allow', 'throttle', 'challenge', 'degrade', 'block'] as const).map((name) => ({
    id: name,
    header: name,
    value: ({ decisions }: Step) => decisions[name],
  })),
]

/** What arrived and what was decided over time, with what happened beside it. */
export function CourseCard({ query }: { query: UseQueryResult<Traffic, unknown> }) {
  const search = getRouteApi('/').useSearch()
  const { course = 'exchanges' } = search
  const navigate = useNavigate({ from: '/' })
  return (
    <Card
      title={query.data?.step === 'hour' ? 'By hour (your time)' : 'By day (UTC)'}
      actions={
        <>
          <SelectField
            label={<span className="hidden">What is drawn</span>}
            value={course}
            onChange={({ target }) =>
              void navigate({ replace: true, search: { ...search, course: target.value as Course } })
            }
          >
            <option value="exchanges">Exchanges</option>
            <option value="decisions">Decisions</option>
          </SelectField>
          <CsvButton name="traffic" columns={COLUMNS} rows={query.data?.items ?? []} />
        </>
      }
    >
      <Fetched query={query} lines={6}>
        {(traffic) => <CoursePlot traffic={traffic} course={course} />}
      </Fetched>
    </Card>
  )
}

function CoursePlot({ traffic, course }: { traffic: Traffic; course: Course }) {
  const groups = useMemo(
    () =>
      groupMarks(
        traffic.marks,
        traffic.items.map(({ at }) => at),
        traffic.to,
      ),
    [traffic],
  )
  const option = useMemo(() => courseOption(traffic, groups, course), [traffic, groups, course])
  return (
    <div className="stack">
      <Chart label={describe(traffic, course)} option={option} height="18rem" />
      <MarkList groups={groups} step={traffic.step} />
    </div>
  )
}

function describe({ items, step }: Traffic, course: Course): string {
  const sum = (read: (item: Step) => number): number => items.reduce((all, item) => all + read(item), 0)
  const per = `by ${step} over ${formatCount(items.length)} ${step}s`
  if (course === 'decisions')
    return `Decisions ${per}: ${(['allow', 'throttle', 'challenge', 'degrade', 'block'] as const)
      .map((name) => `${formatCount(sum(({ decisions }) => decisions[name]))} ${name}`)
      .join(', ')}`
  const [all, suspected] = [sum(({ exchanges }) => exchanges), sum(({ suspected }) => suspected)]
  const peak = items.toSorted((one, other) => other.suspected - one.suspected)[0]
  return (
    `Exchanges ${per}: ${formatCount(all)} in all, of them ${formatShare(all === 0 ? 0 : suspected / all)} under suspicion` +
    (peak === undefined ? '' : `, most of these on ${formatStep(peak.at, step)}`)
  )
}
