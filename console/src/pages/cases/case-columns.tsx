import { Link } from '@tanstack/react-router'
import { CASE_PRIORITIES } from '@/api/case-words'
import { Person } from '@/components/Person'
import { StatusBadge } from '@/components/StatusBadge'
import { Badge, type Tone } from '@/ui/Badge'
import { formatCount, formatShare } from '@/ui/Count'
import { Time } from '@/ui/Time'
import type { Column } from '@/ui/table/column'
import type { CaseRow } from './filter-cases'

const TONES: Readonly<Record<CaseRow['priority'], Tone>> = {
  low: 'neutral',
  normal: 'neutral',
  high: 'warn',
  urgent: 'danger',
}

export const CASE_COLUMNS: readonly Column<CaseRow>[] = [
  {
    id: 'id',
    header: 'Case',
    value: ({ id }) => id,
    cell: ({ id, campaign }) => (
      <Link to="/cases/$id" params={{ id }} className="mono" title={campaign.summary}>
        {id}
      </Link>
    ),
  },
  {
    id: 'priority',
    header: 'Priority',
    value: ({ priority }) => CASE_PRIORITIES.indexOf(priority),
    cell: ({ priority }) => <Badge tone={TONES[priority]}>{priority}</Badge>,
    secondary: true,
  },
  {
    id: 'status',
    header: 'Work',
    value: ({ status }) => status,
    cell: ({ status }) => <StatusBadge status={status} />,
  },
  {
    id: 'assignee',
    header: 'Assignee',
    value: ({ assignee, assignee_name }) => assignee_name ?? assignee,
    cell: ({ assignee, assignee_name }) => <Person id={assignee} name={assignee_name} />,
  },
  {
    id: 'judged',
    header: 'Campaign is',
    value: ({ campaign }) => campaign.status,
    cell: ({ campaign }) => <StatusBadge status={campaign.status} />,
    secondary: true,
  },
  {
    id: 'confidence',
    header: 'Confidence',
    value: ({ campaign }) => campaign.confidence,
    cell: ({ campaign }) => formatShare(campaign.confidence),
    align: 'end',
    secondary: true,
  },
  {
    id: 'tasks',
    header: 'Open tasks',
    value: ({ tasks_open }) => tasks_open,
    cell: ({ tasks_open, tasks_done }) => (
      <span title={`${formatCount(tasks_done)} done`}>{formatCount(tasks_open)}</span>
    ),
    align: 'end',
    secondary: true,
  },
  {
    id: 'appeals',
    header: 'Open appeals',
    value: ({ appeals_open }) => appeals_open,
    cell: ({ appeals_open }) => formatCount(appeals_open),
    align: 'end',
    secondary: true,
  },
  {
    id: 'opened',
    header: 'Opened',
    value: ({ opened }) => opened,
    cell: ({ opened }) => <Time at={opened} as="ago" />,
    secondary: true,
  },
]

/** What a file of the table holds: priorities in words, and what the table has no room for. */
export const CASE_CSV: readonly Column<CaseRow>[] = [
  ...CASE_COLUMNS.map((column) =>
    column.id === 'priority' ? { ...column, value: ({ priority }: CaseRow) => priority } : column,
  ),
  { id: 'summary', header: 'Summary', value: ({ campaign }) => campaign.summary },
  { id: 'accounts', header: 'Accounts', value: ({ campaign }) => campaign.accounts_count },
  { id: 'updated', header: 'Changed', value: ({ updated }) => updated },
  { id: 'notes', header: 'Notes', value: ({ notes_count }) => notes_count },
  { id: 'tasks_done', header: 'Tasks done', value: ({ tasks_done }) => tasks_done },
]
