import { api } from '@/api/client'
import { describeConsequence } from '@/components/describe-policy'
import { Fetched } from '@/components/Fetched'
import { Badge } from '@/ui/Badge'
import { Card } from '@/ui/Card'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { Time } from '@/ui/Time'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'
import type { ActionSummary } from './action-types'
import { stateOfAction } from './state-of-action'
import { UndoButton } from './UndoButton'

const LIMIT = 1000

const COLUMNS: Column<ActionSummary>[] = [
  { id: 'taken', header: 'Taken', value: ({ taken }) => taken, cell: ({ taken }) => <Time at={taken} /> },
  { id: 'do', header: 'Action', value: (action) => describeConsequence(action.do) },
  {
    id: 'mode',
    header: 'Mode',
    value: ({ mode }) => mode,
    cell: ({ mode }) => <Badge tone={mode === 'enforce' ? 'danger' : 'info'}>{mode}</Badge>,
  },
  {
    id: 'state',
    header: 'State',
    value: (action) => stateOfAction(action, Date.now()),
    cell: (action) => {
      const state = stateOfAction(action, Date.now())
      return <Badge tone={state === 'in force' ? 'warn' : 'neutral'}>{state}</Badge>
    },
  },
  {
    id: 'accounts_count',
    header: 'Accounts',
    align: 'end',
    value: ({ accounts_count }) => accounts_count,
    cell: ({ accounts_count }) => formatCount(accounts_count),
  },
  {
    id: 'skipped_count',
    header: 'Spared',
    align: 'end',
    secondary: true,
    value: ({ skipped_count }) => skipped_count,
    cell: ({ skipped_count }) => formatCount(skipped_count),
  },
  {
    id: 'reason',
    header: 'Reason',
    secondary: true,
    value: ({ reason }) => reason,
    cell: ({ reason }) => <span title={reason}>{reason}</span>,
  },
  { id: 'taken_by', header: 'By', secondary: true, value: ({ taken_by }) => taken_by },
  {
    id: 'expires',
    header: 'Until',
    secondary: true,
    value: ({ expires }) => expires,
    cell: ({ expires }) => (expires === null ? 'undone' : <Time at={expires} />),
  },
  {
    id: 'undone',
    header: 'Undone',
    secondary: true,
    value: ({ undone }) => undone,
    cell: ({ undone, undone_by }) =>
      undone === null ? (
        ''
      ) : (
        <span title={`by ${undone_by}`}>
          <Time at={undone} />
        </span>
      ),
  },
]

/** Actions that were taken on the campaign, with a way back. */
export function ActionsTaken({ id }: { id: string }) {
  const actions = api.useQuery('get', '/v1/campaigns/{id}/actions', {
    params: { path: { id }, query: { limit: LIMIT } },
  })
  const undoable: Column<ActionSummary> = {
    id: 'undo',
    header: 'Undo',
    unsorted: true,
    value: () => null,
    cell: (action) => (stateOfAction(action, Date.now()) === 'in force' ? <UndoButton action={action} /> : null),
  }
  return (
    <Card
      title="Actions taken"
      actions={<CsvButton name={`${id}-actions`} columns={COLUMNS} rows={actions.data?.items ?? []} />}
    >
      <Fetched query={actions}>
        {({ items }) => (
          <DataTable
            label="Actions taken on the campaign"
            columns={[COLUMNS[0]!, undoable, ...COLUMNS.slice(1)]}
            rows={items}
            rowKey={(action) => action.id}
            height="24rem"
            empty={
              <EmptyState title="No action was taken on this campaign">
                Choose one above, look whom it would hit, and take it in shadow first.
              </EmptyState>
            }
          />
        )}
      </Fetched>
    </Card>
  )
}
