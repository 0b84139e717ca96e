import { Link, useNavigate } from '@tanstack/react-router'
import { Card } from '@/ui/Card'
import { Count } from '@/ui/Count'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'
import type { Hours } from '../campaign-types'
import { busiestHour, idleHours } from './hour-shares'
import { HOURS } from './hours-option'

type Row = Hours['accounts'][number]
const sumOf = ({ hours }: Row): number => hours.reduce((sum, count) => sum + count, 0)

const COLUMNS: readonly Column<Row>[] = [
  {
    id: 'account',
    header: 'Account',
    value: ({ id }) => id,
    cell: ({ id }) => (
      <Link to="/accounts/$id" params={{ id }} className="mono">
        {id}
      </Link>
    ),
  },
  { id: 'role', header: 'Role', value: ({ role }) => role, secondary: true },
  { id: 'exchanges', header: 'Exchanges', value: sumOf, align: 'end', cell: (row) => <Count value={sumOf(row)} /> },
  {
    id: 'busiest',
    header: 'Busiest hour (UTC)',
    value: ({ hours }) => busiestHour(hours),
    cell: ({ hours }) => HOURS[busiestHour(hours)],
  },
  { id: 'idle', header: 'Idle hours', value: ({ hours }) => idleHours(hours), align: 'end' },
]
const CSV: readonly Column<Row>[] = [
  ...COLUMNS,
  ...HOURS.map((hour, place) => ({ id: hour, header: hour, value: ({ hours }: Row) => hours[place]! })),
]

/** The heat map in figures. */
export function HourTable({ hours: { campaign, accounts } }: { hours: Hours }) {
  const navigate = useNavigate()
  return (
    <Card title="In figures" actions={<CsvButton name={`${campaign}-hours`} columns={CSV} rows={accounts} />}>
      <DataTable
        label="Hours of accounts"
        columns={COLUMNS}
        rows={accounts}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: '/accounts/$id', params: { id } })}
        height="20rem"
      />
    </Card>
  )
}
