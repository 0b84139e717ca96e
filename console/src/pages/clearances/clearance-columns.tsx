import { Link } from '@tanstack/react-router'
import { Person } from '@/components/Person'
import { StatusBadge } from '@/components/StatusBadge'
import { Button } from '@/ui/Button'
import { formatCount } from '@/ui/Count'
import { Time } from '@/ui/Time'
import type { Column } from '@/ui/table/column'
import type { Clearance, ClearanceKind } from './clearance'

/** `onRevoke`: absent for who may not; it stands beside the account, in sight on narrow screens too. */
export const clearanceColumns = (
  kind: ClearanceKind,
  onRevoke: ((clearance: Clearance) => void) | undefined,
): readonly Column<Clearance>[] => [
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
  ...(onRevoke === undefined ? [] : [actColumn(onRevoke)]),
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

const actColumn = (onRevoke: (clearance: Clearance) => void): Column<Clearance> => ({
  id: 'acts',
  header: 'Do',
  value: () => undefined,
  unsorted: true,
  width: '6rem',
  cell: (clearance) =>
    clearance.state === 'holds' || clearance.state === 'requested' ? (
      <Button onClick={() => onRevoke(clearance)}>
        {clearance.state === 'requested' ? 'Refuse …' : 'Revoke …'}
        <span className="hidden"> {clearance.account_id}</span>
      </Button>
    ) : null,
})
