import { Link } from '@tanstack/react-router'
import type { Item } from '@/api/answer'
import type { Paging } from '@/api/paging-of'
import { EmptyState } from '@/ui/EmptyState'
import { Time } from '@/ui/Time'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'
import { DecidedBy } from './DecidedBy'
import { describeFate } from './describe-fate'
import { StatusBadge } from './StatusBadge'

type Decision = Item<'/v1/decisions'>

const COLUMNS: readonly Column<Decision>[] = [
  { id: 'at', header: 'When', value: ({ at }) => at, cell: ({ at }) => <Time at={at} /> },
  {
    id: 'action',
    header: 'Decision',
    value: ({ action }) => action,
    cell: ({ action }) => <StatusBadge status={action} />,
  },
  { id: 'fate', header: 'What became of it', value: describeFate },
  {
    id: 'policy',
    header: 'By',
    value: ({ policy }) => policy,
    cell: ({ policy, campaign, rule }) => (
      <>
        <DecidedBy policy={policy} campaign={campaign} /> <span className="soft">{rule}</span>
      </>
    ),
    secondary: true,
  },
  { id: 'model', header: 'Model', value: ({ model }) => model, secondary: true },
  {
    id: 'case',
    header: 'Case to quote',
    value: ({ case_id }) => case_id,
    cell: ({ case_id }) =>
      case_id === '' ? null : (
        <Link to="/cases/$id" params={{ id: case_id }} className="mono">
          {case_id}
        </Link>
      ),
    secondary: true,
  },
]
const CSV: readonly Column<Decision>[] = [
  { id: 'id', header: 'Id', value: ({ id }) => id },
  ...COLUMNS,
  { id: 'rule', header: 'Rule', value: ({ rule }) => rule },
  { id: 'account', header: 'Account', value: ({ account_id }) => account_id },
  { id: 'campaign', header: 'Campaign', value: ({ campaign }) => campaign },
  { id: 'version', header: 'Version of the policy', value: ({ policy_version }) => policy_version },
]

interface DecisionTableProps {
  /** of the file that it is saved to */
  name: string
  rows: readonly Decision[]
  /** where they come page after page */
  readAll?: Paging<Decision>['readAll']
  part?: boolean
  onEnd?: () => void
}

/** Single decisions, the newest first. */
export function DecisionTable({ name, rows, readAll, ...paging }: DecisionTableProps) {
  return (
    <DataTable
      label="Decisions"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ id }) => id}
      height="24rem"
      {...paging}
      tools={
        <div className="row">
          <CsvButton
            name={`${name}-decisions`}
            columns={CSV}
            rows={rows}
            {...(readAll === undefined ? {} : { readAll })}
          />
        </div>
      }
      empty={
        <EmptyState title="No decision is kept">
          Decisions are kept for retention.decisions_days. Requests that nothing spoke against leave none.
        </EmptyState>
      }
    />
  )
}
