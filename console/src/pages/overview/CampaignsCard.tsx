import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Item } from '@/api/answer'
import { api } from '@/api/client'
import { Fetched } from '@/components/Fetched'
import { StatusBadge } from '@/components/StatusBadge'
import { Card } from '@/ui/Card'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { Meter } from '@/ui/Meter'
import { Tabs } from '@/ui/Tabs'
import { Time } from '@/ui/Time'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'
import { REFETCH_MS } from './use-overview'

type Campaign = Item<'/v1/campaigns'>
const LOOKED_AT_MAX = 1000
const SHOWN_MAX = 8

const COLUMNS: readonly Column<Campaign>[] = [
  {
    id: 'confidence',
    header: 'Confidence',
    value: ({ confidence }) => confidence,
    cell: ({ confidence }) => <Meter value={confidence} label="Confidence" tone="harvest" />,
    width: '9rem',
  },
  {
    id: 'summary',
    header: 'Campaign',
    value: ({ summary }) => summary,
    cell: ({ id, summary }) => (
      <Link to="/campaigns/$id" params={{ id }} title={summary}>
        {summary}
      </Link>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    value: ({ status }) => status,
    cell: ({ status }) => <StatusBadge status={status} />,
  },
  {
    id: 'accounts',
    header: 'Accounts',
    value: ({ accounts_count }) => accounts_count,
    cell: ({ accounts_count }) => formatCount(accounts_count),
    align: 'end',
    secondary: true,
  },
  {
    id: 'exchanges',
    header: 'Harvesting',
    value: ({ exchanges }) => exchanges,
    cell: ({ exchanges }) => formatCount(exchanges),
    align: 'end',
    secondary: true,
  },
  { id: 'raised', header: 'Found', value: ({ raised }) => raised, cell: ({ raised }) => <Time at={raised} as="ago" /> },
]

/** The open and confirmed campaigns to look at first. */
export function CampaignsCard() {
  const search = getRouteApi('/').useSearch()
  const { campaigns: open = 'confident' } = search
  const navigate = useNavigate({ from: '/' })
  const query = api.useQuery(
    'get',
    '/v1/campaigns',
    { params: { query: { limit: LOOKED_AT_MAX, status: ['open', 'confirmed'] } } },
    { refetchInterval: REFETCH_MS },
  )
  const items = query.data?.items
  const newest = useMemo(
    () => items?.toSorted((one, other) => Date.parse(other.raised) - Date.parse(one.raised)).slice(0, SHOWN_MAX) ?? [],
    [items],
  )
  const surest = useMemo(() => items?.slice(0, SHOWN_MAX) ?? [], [items])
  const table = (rows: readonly Campaign[]) => (
    <Fetched query={query}>
      {() => (
        <DataTable
          label="Campaigns"
          columns={COLUMNS}
          rows={rows}
          rowKey={({ id }) => id}
          onOpen={({ id }) => void navigate({ to: '/campaigns/$id', params: { id } })}
          empty={
            <EmptyState title="No campaign is open">
              Detection runs as exchanges come in. What it considered and did not raise stands with its runs.
            </EmptyState>
          }
        />
      )}
    </Fetched>
  )
  return (
    <Card
      title="Campaigns"
      actions={
        <>
          <CsvButton name="campaigns" columns={COLUMNS} rows={open === 'newest' ? newest : surest} />
          <Link to="/campaigns">All campaigns</Link>
        </>
      }
    >
      <Tabs
        label="Which campaigns"
        open={open}
        onOpen={(campaigns) => void navigate({ replace: true, search: { ...search, campaigns } })}
        tabs={[
          { name: 'confident', label: 'Most confident', content: () => table(surest) },
          { name: 'newest', label: 'Newest', content: () => table(newest) },
        ]}
      />
    </Card>
  )
}
