import { useQueryClient } from '@tanstack/react-query'
import type { Item } from '@/api/answer'
import { api } from '@/api/client'
import { ErrorNote } from '@/components/ErrorNote'
import { Fetched } from '@/components/Fetched'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { Time } from '@/ui/Time'
import { notify } from '@/ui/Toast'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'
import { NearMisses } from './NearMisses'

type Run = Item<'/v1/detection/runs'>
const RUNS_MAX = 200

const COLUMNS: readonly Column<Run>[] = [
  { id: 'began', header: 'Began', value: ({ began }) => began, cell: ({ began }) => <Time at={began} /> },
  {
    id: 'seconds',
    header: 'Took',
    value: ({ seconds }) => seconds,
    cell: ({ seconds }) => `${seconds.toFixed(1)} s`,
    align: 'end',
  },
  ...(
    [
      ['exchanges', 'Exchanges'],
      ['accounts', 'Accounts'],
      ['campaigns', 'Campaigns'],
      ['near_misses_count', 'Near misses'],
    ] as const
  ).map(([id, header]) => ({
    id,
    header,
    value: (run: Run) => run[id],
    cell: (run: Run) => formatCount(run[id]),
    align: 'end' as const,
    secondary: id === 'accounts' || id === 'near_misses_count',
  })),
]

/** When detection ran, over how much, and what it found; and a run now. */
export function DetectionTab() {
  const queries = useQueryClient()
  const query = api.useQuery('get', '/v1/detection/runs', { params: { query: { limit: RUNS_MAX } } })
  const run = api.useMutation('post', '/v1/detection/runs', {
    onSuccess: () => {
      notify('Detection ran over all accounts.')
      void queries.invalidateQueries()
    },
  })
  return (
    <div className="stack">
      <Card
        title="Runs of detection"
        actions={
          <>
            <CsvButton name="detection-runs" columns={COLUMNS} rows={query.data?.items ?? []} />
            <Button look="primary" busy={run.isPending} onClick={() => run.mutate({})}>
              {run.isPending ? 'Detection runs' : 'Run now'}
            </Button>
          </>
        }
      >
        <div className="stack">
          <p className="soft" role="status">
            {run.isPending
              ? 'It looks at all accounts, which takes from seconds to minutes. You may leave this page: it goes on.'
              : 'It runs by itself as exchanges come in; a run now looks at all accounts anew.'}
          </p>
          {run.isError ? <ErrorNote error={run.error} onRetry={() => run.mutate({})} /> : null}
          <Fetched query={query}>
            {({ items }) => (
              <DataTable
                label="Runs of detection"
                columns={COLUMNS}
                rows={items}
                rowKey={({ id }) => String(id)}
                height="22rem"
                empty={
                  <EmptyState title="Detection has not run yet">
                    The first run waits for a thousand exchanges (detection.exchanges_min).
                  </EmptyState>
                }
              />
            )}
          </Fetched>
        </div>
      </Card>
      {query.data === undefined ? null : <NearMisses misses={query.data.near_misses} />}
    </div>
  )
}
