import { Link, useNavigate } from '@tanstack/react-router'
import { Badge } from '@/ui/Badge'
import { formatCount, formatShare } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { Meter } from '@/ui/Meter'
import { Time } from '@/ui/Time'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'
import { sortingOf, textOfSorting } from '@/ui/table/sorting-in-address'
import { useTabSearch } from '../tab-search'
import { harvestingShare } from './filter-members'
import type { Member } from './use-all-members'

export const MEMBER_COLUMNS: Column<Member>[] = [
  {
    id: 'id',
    header: 'Account',
    value: ({ id }) => id,
    cell: ({ id }) => (
      <Link to="/accounts/$id" params={{ id }}>
        {id}
      </Link>
    ),
  },
  {
    id: 'role',
    header: 'Role',
    value: ({ role }) => role,
    cell: ({ role }) => <Badge tone={role === 'core' ? 'accent' : 'neutral'}>{role}</Badge>,
  },
  {
    id: 'score',
    header: 'Belongs',
    align: 'end',
    value: ({ score }) => score,
    cell: ({ score }) => formatShare(score),
  },
  {
    id: 'exchanges',
    header: 'Exchanges',
    align: 'end',
    value: ({ exchanges }) => exchanges,
    cell: ({ exchanges }) => formatCount(exchanges),
  },
  {
    id: 'harvesting',
    header: 'Harvesting (estimated)',
    align: 'end',
    secondary: true,
    value: ({ harvesting }) => harvesting,
    cell: ({ harvesting }) => formatCount(harvesting),
  },
  {
    id: 'harvesting_share',
    header: 'Share of its exchanges',
    secondary: true,
    value: harvestingShare,
    cell: (member) => (
      <Meter value={harvestingShare(member)} label={`Harvesting share of ${member.id}`} tone="harvest" />
    ),
  },
  {
    id: 'since',
    header: 'Known since',
    secondary: true,
    value: ({ since }) => since,
    cell: ({ since }) => <Time at={since} as="day" />,
  },
]

interface MembersTableProps {
  rows: readonly Member[]
  marked: ReadonlySet<string>
  onMark: (id: string) => void
}

/** The accounts that the filter leaves. */
export function MembersTable({ rows, marked, onMark }: MembersTableProps) {
  const [{ order }, change] = useTabSearch()
  const navigate = useNavigate()
  return (
    <DataTable
      label="Accounts of the campaign"
      columns={MEMBER_COLUMNS}
      rows={rows}
      rowKey={({ id }) => id}
      sorting={sortingOf(order ?? '-exchanges')}
      onSort={(sorting) => change({ order: textOfSorting(sorting) })}
      onOpen={({ id }) => void navigate({ to: '/accounts/$id', params: { id } })}
      marked={marked}
      onMark={({ id }) => onMark(id)}
      height="min(70vh, 44rem)"
      empty={<EmptyState title="No account is left by this filter">Take a word of it away.</EmptyState>}
    />
  )
}
