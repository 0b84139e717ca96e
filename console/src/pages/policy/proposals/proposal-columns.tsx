import { Link } from '@tanstack/react-router'
import type { Proposal } from '@/api/policy'
import { Person } from '@/components/Person'
import { StatusBadge } from '@/components/StatusBadge'
import { Time } from '@/ui/Time'
import type { Column } from '@/ui/table/column'

export const PROPOSAL_COLUMNS: readonly Column<Proposal>[] = [
  {
    id: 'reason',
    header: 'Reason',
    value: ({ reason }) => reason,
    cell: ({ id, name, reason }) => (
      <Link to="/policies/$name" params={{ name }} search={{ tab: 'proposals', proposal: id }} title={reason}>
        {reason}
      </Link>
    ),
  },
  { id: 'state', header: 'State', value: ({ state }) => state, cell: ({ state }) => <StatusBadge status={state} /> },
  {
    id: 'proposed',
    header: 'Proposed',
    value: ({ proposed }) => proposed,
    cell: ({ proposed }) => <Time at={proposed} as="ago" />,
  },
  {
    id: 'by',
    header: 'By',
    value: ({ proposed_by }) => proposed_by,
    cell: ({ proposed_by }) => <Person id={proposed_by} />,
    secondary: true,
  },
  { id: 'base', header: 'Changes version', value: ({ base_version }) => base_version, align: 'end', secondary: true },
  {
    id: 'decided',
    header: 'Decided by',
    value: ({ decided_by }) => decided_by,
    cell: ({ decided_by }) => <Person id={decided_by} />,
    secondary: true,
  },
  { id: 'version', header: 'Became', value: ({ version }) => version, align: 'end', secondary: true },
]
