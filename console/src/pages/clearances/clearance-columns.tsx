import { Link } from '@tanstack/react-router'
import { Ellipsis } from 'lucide-react'
import { Person } from '@/components/Person'
import { StatusBadge } from '@/components/StatusBadge'
import { formatCount } from '@/ui/Count'
import { Menu, type MenuItem } from '@/ui/Menu'
import { Time } from '@/ui/Time'
import type { Column } from '@/ui/table/column'
import type { Clearance, ClearanceKind } from './clearance'

type ActsOf = (clearance: Clearance) => readonly MenuItem[]

/** What can be done about one stands beside its account, in sight on narrow screens too. */
export const clearanceColumns = (kind: ClearanceKind, actsOf: ActsOf): readonly Column<Clearance>[] => [
  {
    id: 'account',
    header: 'Account',
    value: ({ account_id }) => account_id,
    cell: ({ account_id: id }) => (
      <Link to="/accounts/$id" params={{ id }}>
        {id}
      </Link>
    ),
  },
  {
    id: 'acts',
    header: 'Do',
    value: () => undefined,
    unsorted: true,
    width: '4rem',
    cell: (clearance) => <Acts clearance={clearance} items={actsOf(clearance)} />,
  },
  { id: 'state', header: 'State', value: ({ state }) => state, cell: ({ state }) => <StatusBadge status={state} /> },
  ...(kind === 'permit' ? PERMIT_COLUMNS : []),
  {
    id: 'reason',
    header: kind === 'permit' ? 'Purpose' : 'Reason',
    value: ({ purpose, reason }) => purpose || reason,
    cell: ({ purpose, reason }) => <span title={purpose || reason}>{purpose || reason}</span>,
    secondary: true,
  },
  {
    id: 'ends',
    header: 'Ends',
    value: ({ revoked, expires }) => revoked ?? expires,
    cell: ({ revoked, expires }) => <Time at={revoked ?? expires} as="day" />,
    secondary: true,
  },
  {
    id: 'created',
    header: kind === 'permit' ? 'Requested' : 'Since',
    value: ({ created }) => created,
    cell: ({ created }) => <Time at={created} as="ago" />,
    secondary: true,
  },
  {
    id: 'by',
    header: 'By',
    value: ({ created_by }) => created_by,
    cell: ({ created_by }) => <Person id={created_by} />,
    secondary: true,
  },
  {
    id: 'revocation',
    header: 'Why it ended',
    value: ({ revocation }) => revocation,
    cell: ({ revocation }) => <span title={revocation}>{revocation}</span>,
    secondary: true,
  },
]

const PERMIT_COLUMNS: readonly Column<Clearance>[] = [
  {
    id: 'models',
    header: 'Models',
    value: ({ models }) => models?.join(', ') ?? 'all',
    secondary: true,
  },
  {
    id: 'quota',
    header: 'A day',
    value: ({ quota }) => quota,
    cell: ({ quota }) => (quota === null ? <span className="soft">any number</span> : formatCount(quota)),
    align: 'end',
    secondary: true,
  },
  {
    id: 'approved_by',
    header: 'Approved by',
    value: ({ approved_by }) => approved_by,
    cell: ({ approved_by }) => <Person id={approved_by} />,
    secondary: true,
  },
]

function Acts({ clearance: { account_id, state }, items }: { clearance: Clearance; items: readonly MenuItem[] }) {
  if (items.length === 0 || state === 'revoked' || state === 'expired') return null
  return (
    <Menu
      label={
        <>
          <Ellipsis size={14} aria-hidden /> <span className="hidden">Do something about {account_id}</span>
        </>
      }
      items={items}
    />
  )
}
