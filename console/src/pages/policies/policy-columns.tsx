import { Link } from '@tanstack/react-router'
import { PolicyStateBadge } from '@/components/PolicyStateBadge'
import { Badge } from '@/ui/Badge'
import { Time } from '@/ui/Time'
import type { Column } from '@/ui/table/column'
import type { PolicyRow } from './filter-policies'

export const POLICY_COLUMNS: readonly Column<PolicyRow>[] = [
  {
    id: 'name',
    header: 'Name',
    value: ({ record }) => record.name,
    cell: ({ record: { name } }) => (
      <Link to="/policies/$name" params={{ name }}>
        {name}
      </Link>
    ),
  },
  {
    id: 'state',
    header: 'Mode',
    value: ({ state }) => state,
    cell: ({ record }) => <PolicyStateBadge record={record} />,
  },
  {
    id: 'waits',
    header: 'Waits',
    value: ({ proposals }) => proposals.length,
    cell: ({ record: { name }, proposals }) =>
      proposals.length === 0 ? (
        <span className="soft">no</span>
      ) : (
        <Link to="/policies/$name" params={{ name }} search={{ tab: 'proposals', proposal: proposals[0]!.id }}>
          <Badge tone="warn">{proposals.length === 1 ? 'a change' : `${proposals.length} changes`}</Badge>
        </Link>
      ),
  },
  {
    id: 'words',
    header: 'What it does',
    value: ({ words }) => words,
    cell: ({ words }) => <span title={words}>{words}</span>,
    secondary: true,
  },
  { id: 'version', header: 'Versions', value: ({ record }) => record.version, align: 'end', secondary: true },
  {
    id: 'changed',
    header: 'Changed',
    value: ({ record }) => record.withdrawn ?? record.created,
    cell: ({ record }) => <Time at={record.withdrawn ?? record.created} as="ago" />,
    secondary: true,
  },
]
