import { api } from '@/api/client'
import { PAGE_AFTER_PAGE } from '@/api/page-after-page'
import { pagingOf } from '@/api/paging-of'
import { Fetched } from '@/components/Fetched'
import { StatusBadge } from '@/components/StatusBadge'
import { Card } from '@/ui/Card'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { SelectField } from '@/ui/Field'
import { Time } from '@/ui/Time'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'
import { formatBytes } from './format-bytes'
import { IMPORT_STATES } from './search'
import type { LogImport } from './upload-log'

type State = LogImport['state']
const PAGE = 100
const POLL_MS = 3000

/** Something is still on its way. */
const isBusy = (pages: readonly { items: readonly LogImport[] }[] | undefined): boolean =>
  pages?.some(({ items }) => items.some(({ state }) => state !== 'done' && state !== 'failed')) ?? false

const COLUMNS: readonly Column<LogImport>[] = [
  { id: 'started', header: 'Begun', value: ({ started }) => started, cell: ({ started }) => <Time at={started} /> },
  { id: 'name', header: 'File', value: ({ name }) => name },
  { id: 'state', header: 'State', value: ({ state }) => state, cell: ({ state }) => <StatusBadge status={state} /> },
  {
    id: 'bytes',
    header: 'Size',
    value: ({ bytes }) => bytes,
    cell: ({ bytes }) => formatBytes(bytes),
    align: 'end',
    secondary: true,
  },
  ...(
    [
      ['accepted', 'Accepted'],
      ['duplicate_count', 'Known'],
      ['rejected_count', 'Rejected'],
    ] as const
  ).map(([id, header]) => ({
    id,
    header,
    value: (row: LogImport) => row[id],
    cell: (row: LogImport) => formatCount(row[id]),
    align: 'end' as const,
    secondary: id === 'duplicate_count',
  })),
  {
    id: 'campaigns',
    header: 'Campaigns',
    value: ({ campaigns }) => campaigns?.length,
    align: 'end',
    secondary: true,
  },
]

interface ImportListProps {
  state: State | undefined
  onState: (state: State | undefined) => void
  onOpen: (id: string) => void
}

/** Files that were handed over before. */
export function ImportList({ state, onState, onOpen }: ImportListProps) {
  const query = api.useInfiniteQuery(
    'get',
    '/v1/imports',
    { params: { query: { limit: PAGE, ...(state === undefined ? {} : { state }) } } },
    {
      ...PAGE_AFTER_PAGE,
      refetchInterval: ({ state }) => (isBusy(state.data?.pages) ? POLL_MS : false),
    },
  )
  const paging = pagingOf(query)
  const { rows, readAll } = paging
  return (
    <Card title="Imports" actions={<CsvButton name="imports" columns={COLUMNS} rows={rows} readAll={readAll} />}>
      <div className="stack">
        <SelectField
          label="State"
          data-filter
          value={state ?? ''}
          onChange={({ target }) => onState(target.value === '' ? undefined : (target.value as State))}
        >
          <option value="">All</option>
          {IMPORT_STATES.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </SelectField>
        <Fetched query={query}>
          {() => (
            <DataTable
              label="Imports"
              columns={COLUMNS}
              rows={rows}
              rowKey={({ id }) => id}
              onOpen={({ id }) => onOpen(id)}
              part={paging.part}
              onEnd={paging.onEnd}
              empty={
                state === undefined ? (
                  <EmptyState title="Nothing was imported yet">
                    What you hand over stands here, with what became of it.
                  </EmptyState>
                ) : (
                  <EmptyState title={`No import is ${state}`}>Choose another state to see more.</EmptyState>
                )
              }
            />
          )}
        </Fetched>
      </div>
    </Card>
  )
}
