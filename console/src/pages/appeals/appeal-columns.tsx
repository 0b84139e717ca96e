import { Link } from '@tanstack/react-router'
import { Person } from '@/components/Person'
import { StatusBadge } from '@/components/StatusBadge'
import { Time } from '@/ui/Time'
import type { Column } from '@/ui/table/column'
import styles from './Appeals.module.css'
import type { Appeal } from './filter-appeals'

export const APPEAL_COLUMNS: readonly Column<Appeal>[] = [
  {
    id: 'statement',
    header: 'What the customer says',
    value: ({ statement }) => statement,
    cell: ({ id, statement }) => (
      <Link to="/appeals" search={(old: object) => ({ ...old, id })} className={styles.statement} title={statement}>
        {statement}
      </Link>
    ),
  },
  {
    id: 'account',
    header: 'Account',
    value: ({ account_id }) => account_id,
    cell: ({ account_id }) => (
      <Link to="/accounts/$id" params={{ id: account_id }} className="mono">
        {account_id}
      </Link>
    ),
    secondary: true,
  },
  {
    id: 'filed',
    header: 'Filed',
    value: ({ filed }) => filed,
    cell: ({ filed }) => <Time at={filed} as="ago" />,
  },
  {
    id: 'filed_by',
    header: 'Filed by',
    value: ({ filed_by }) => filed_by,
    cell: ({ filed_by }) => <Person id={filed_by} />,
    secondary: true,
  },
  { id: 'state', header: 'State', value: ({ state }) => state, cell: ({ state }) => <StatusBadge status={state} /> },
  {
    id: 'outcome',
    header: 'Reason',
    value: ({ outcome }) => outcome,
    cell: ({ outcome }) => <span title={outcome}>{outcome}</span>,
    secondary: true,
  },
]

/** What a file of the table holds beside what it shows. */
export const APPEAL_CSV: readonly Column<Appeal>[] = [
  { id: 'id', header: 'Appeal', value: ({ id }) => id },
  ...APPEAL_COLUMNS,
  { id: 'case', header: 'Case quoted', value: ({ case_id }) => case_id },
  { id: 'decided', header: 'Decided', value: ({ decided }) => decided },
  { id: 'reviewer', header: 'Decided by', value: ({ reviewer }) => reviewer },
  { id: 'independent', header: 'Two persons known', value: ({ decided_independently }) => decided_independently },
  { id: 'clearance', header: 'Clearance', value: ({ clearance }) => clearance },
]
