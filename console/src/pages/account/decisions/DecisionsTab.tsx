import { api } from '@/api/client'
import { PAGE_AFTER_PAGE } from '@/api/page-after-page'
import { pagingOf } from '@/api/paging-of'
import { DecidedBy } from '@/components/DecidedBy'
import { DecisionTable } from '@/components/DecisionTable'
import { Fetched } from '@/components/Fetched'
import { StatusBadge } from '@/components/StatusBadge'
import { Card } from '@/ui/Card'
import { Count } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { Time } from '@/ui/Time'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'
import type { Account, DecisionTotal } from '../account-types'

const PAGE = 200

/** What was decided of it: in total by what decided it, and one by one. */
export function DecisionsTab({ account: { id, decisions, campaigns } }: { account: Account }) {
  const query = api.useInfiniteQuery(
    'get',
    '/v1/decisions',
    { params: { query: { account_id: id, limit: PAGE } } },
    PAGE_AFTER_PAGE,
  )
  const paging = pagingOf(query)
  const columns = columnsFor(campaigns[0]?.campaign ?? '')
  return (
    <div className="stack">
      <Card
        title="In total"
        actions={<CsvButton name={`${id}-decisions-in-total`} columns={columns} rows={decisions} />}
      >
        <DataTable
          label="Decisions of the account in total"
          columns={columns}
          rows={decisions}
          rowKey={({ policy, action, mode, enforced }) => `${policy} ${action} ${mode} ${enforced}`}
          height="16rem"
          empty={
            <EmptyState title="Nothing was decided of it">
              No policy and no action spoke against a request of it, not even in shadow, as far back as decisions are
              kept.
            </EmptyState>
          }
        />
      </Card>
      {decisions.length === 0 ? null : (
        <Card title="One by one, the newest first">
          <Fetched query={query}>
            {() => (
              <DecisionTable
                name={id}
                rows={paging.rows}
                readAll={paging.readAll}
                part={paging.part}
                onEnd={paging.onEnd}
              />
            )}
          </Fetched>
        </Card>
      )}
    </div>
  )
}

const columnsFor = (campaign: string): readonly Column<DecisionTotal>[] => [
  {
    id: 'action',
    header: 'Decision',
    value: ({ action }) => action,
    cell: ({ action }) => <StatusBadge status={action} />,
  },
  {
    id: 'fate',
    header: 'What became of it',
    value: ({ enforced, mode }) =>
      enforced
        ? 'enforced'
        : mode === 'shadow'
          ? 'shadow: recorded, not enforced'
          : 'let pass: cleared, or within its rate',
  },
  {
    id: 'policy',
    header: 'By',
    value: ({ policy }) => policy,
    cell: ({ policy }) => <DecidedBy policy={policy} campaign={campaign} />,
    secondary: true,
  },
  {
    id: 'count',
    header: 'Times',
    value: ({ count }) => count,
    align: 'end',
    cell: ({ count }) => <Count value={count} />,
  },
  { id: 'last', header: 'Last', value: ({ last }) => last, cell: ({ last }) => <Time at={last} />, secondary: true },
]
