import { Link } from '@tanstack/react-router'
import { DecidedBy } from '@/components/DecidedBy'
import { describeFate } from '@/components/describe-fate'
import { StatusBadge } from '@/components/StatusBadge'
import { formatCount } from '@/ui/Count'
import { Time } from '@/ui/Time'
import type { Column } from '@/ui/table/column'
import type { DecidedAccount } from './gather-decisions'

export const ACCOUNT_COLUMNS: readonly Column<DecidedAccount>[] = [
  {
    id: 'account',
    header: 'Account',
    value: ({ account_id }) => account_id,
    cell: ({ account_id }) => (
      <Link to="/accounts/$id" params={{ id: account_id }} className="mono">
        {account_id}
      </Link>
    ),
  },
  {
    id: 'decided',
    header: 'Decided last',
    value: ({ last }) => last.action,
    cell: ({ last }) => <StatusBadge status={last.action} />,
  },
  { id: 'fate', header: 'What became of it', value: ({ last }) => describeFate(last), secondary: true },
  { id: 'last', header: 'When', value: ({ last }) => last.at, cell: ({ last }) => <Time at={last.at} /> },
  {
    id: 'enforced',
    header: 'Enforced',
    value: ({ enforced_count }) => enforced_count,
    align: 'end',
    secondary: true,
    cell: ({ count, enforced_count }) => `${formatCount(enforced_count)} of ${formatCount(count)}`,
  },
  {
    id: 'by',
    header: 'By',
    value: ({ last }) => last.policy,
    secondary: true,
    cell: ({ last }) => <DecidedBy policy={last.policy} campaign={last.campaign} />,
  },
  {
    id: 'campaign',
    header: 'Campaign',
    value: ({ last }) => last.campaign,
    secondary: true,
    cell: ({ last }) =>
      last.campaign === '' ? (
        <span className="soft">none</span>
      ) : (
        <Link to="/campaigns/$id" params={{ id: last.campaign }} className="mono">
          {last.campaign}
        </Link>
      ),
  },
]

/** What a file of the table holds beside what it shows. */
export const ACCOUNT_CSV: readonly Column<DecidedAccount>[] = [
  ...ACCOUNT_COLUMNS,
  { id: 'count', header: 'Decisions', value: ({ count }) => count },
]
