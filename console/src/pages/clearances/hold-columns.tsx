import { Link } from '@tanstack/react-router'
import type { Item } from '@/api/answer'
import { Person } from '@/components/Person'
import { Badge } from '@/ui/Badge'
import { Button } from '@/ui/Button'
import { Time } from '@/ui/Time'
import type { Column } from '@/ui/table/column'

export type Hold = Item<'/v1/holds'>

/** Whether a hold still forbids anything. */
export function stateOfHold({ lifted, until }: Hold, now_ms = Date.now()): 'stands' | 'ended' | 'lifted' {
  if (lifted !== null) return 'lifted'
  return until !== null && Date.parse(until) <= now_ms ? 'ended' : 'stands'
}

export const holdColumns = (onLift: (hold: Hold) => void): readonly Column<Hold>[] => [
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
    width: '5rem',
    cell: (hold) =>
      stateOfHold(hold) === 'stands' ? (
        <Button onClick={() => onLift(hold)}>
          Lift<span className="hidden"> the hold on {hold.account_id}</span>
        </Button>
      ) : null,
  },
  {
    id: 'state',
    header: 'State',
    value: (hold) => stateOfHold(hold),
    cell: (hold) => <Badge tone={stateOfHold(hold) === 'stands' ? 'warn' : 'neutral'}>{stateOfHold(hold)}</Badge>,
  },
  {
    id: 'reason',
    header: 'Reason',
    value: ({ reason }) => reason,
    cell: ({ reason }) => <span title={reason}>{reason}</span>,
    secondary: true,
  },
  { id: 'from', header: 'Since', value: ({ from }) => from, cell: ({ from }) => <Time at={from} />, secondary: true },
  {
    id: 'until',
    header: 'Until',
    value: ({ lifted, until }) => lifted ?? until,
    cell: ({ lifted, until }) =>
      lifted === null && until === null ? <span className="soft">it is lifted</span> : <Time at={lifted ?? until} />,
    secondary: true,
  },
  {
    id: 'by',
    header: 'By',
    value: ({ placed_by }) => placed_by,
    cell: ({ placed_by }) => <Person id={placed_by} />,
    secondary: true,
  },
]
