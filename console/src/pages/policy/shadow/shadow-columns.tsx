import { Link } from '@tanstack/react-router'
import { StatusBadge } from '@/components/StatusBadge'
import { formatCount } from '@/ui/Count'
import { Time } from '@/ui/Time'
import type { Column } from '@/ui/table/column'
import type { Shadow } from './shadow-types'

type Decided = Shadow['decisions'][number]
type Ruled = Shadow['rules'][number]
type Example = Shadow['examples'][number]

const action: Column<{ action: string }> = {
  id: 'action',
  header: 'Decision',
  value: (row) => row.action,
  cell: (row) => <StatusBadge status={row.action} />,
}
const figure = <Row,>(id: string, header: string, value: (row: Row) => number): Column<Row> => ({
  id,
  header,
  value,
  cell: (row) => formatCount(value(row)),
  align: 'end',
})

export const DECIDED_COLUMNS: readonly Column<Decided>[] = [
  action,
  figure('requests', 'Requests', ({ requests }) => requests),
  figure('held', 'Would not have passed', ({ held }) => held),
  figure('accounts', 'Accounts', ({ accounts }) => accounts),
]

export const RULED_COLUMNS: readonly Column<Ruled>[] = [
  { id: 'rule', header: 'Rule', value: ({ rule }) => rule },
  action,
  figure('requests', 'Requests', ({ requests }) => requests),
  figure('accounts', 'Accounts', ({ accounts }) => accounts),
]

export const EXAMPLE_COLUMNS: readonly Column<Example>[] = [
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
  action,
  figure('requests', 'Requests', ({ requests }) => requests),
  { id: 'rule', header: 'Rule', value: ({ rule }) => rule, secondary: true },
  {
    id: 'campaign',
    header: 'Campaign',
    value: ({ campaign }) => campaign,
    secondary: true,
    cell: ({ campaign }) =>
      campaign === '' ? (
        <span className="soft">none</span>
      ) : (
        <Link to="/campaigns/$id" params={{ id: campaign }} className="mono">
          {campaign}
        </Link>
      ),
  },
  {
    id: 'last',
    header: 'Last',
    value: ({ last }) => last,
    cell: ({ last }) => <Time at={last} as="ago" />,
    secondary: true,
  },
]
