import { Link } from '@tanstack/react-router'
import { describeFate } from '@/components/describe-fate'
import { StatusBadge } from '@/components/StatusBadge'
import { Badge } from '@/ui/Badge'
import { formatCount } from '@/ui/Count'
import type { Column } from '@/ui/table/column'
import type { LiveEntry } from './live-buffer'

const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })

/** What became of the request, in words. */
const fateOf = (entry: LiveEntry): string => (entry.kind === 'exchange' ? '' : describeFate(entry))

/** What is answered holds the reasoning already. */
export const tokensOf = (entry: LiveEntry): number | null =>
  entry.kind === 'exchange' ? entry.input_tokens + entry.output_tokens : null

export const LIVE_COLUMNS: readonly Column<LiveEntry>[] = [
  {
    id: 'at',
    header: 'Time',
    value: ({ at }) => at,
    cell: ({ at }) => (
      <time dateTime={at} title={`${at.replace('T', ' ').replace(/(\.\d+)?Z$/, '')} UTC`}>
        {CLOCK.format(new Date(at))}
      </time>
    ),
    width: '6rem',
    unsorted: true,
  },
  {
    id: 'kind',
    header: 'What',
    value: (entry) => (entry.kind === 'exchange' ? 'exchange' : entry.action),
    cell: (entry) => (entry.kind === 'exchange' ? <Badge>exchange</Badge> : <StatusBadge status={entry.action} />),
    width: '6rem',
    unsorted: true,
  },
  {
    id: 'account',
    header: 'Account',
    value: ({ account }) => account,
    cell: ({ account }) => (
      <Link to="/accounts/$id" params={{ id: account }}>
        {account}
      </Link>
    ),
    unsorted: true,
  },
  {
    id: 'campaign',
    header: 'Campaign',
    value: ({ campaign_id }) => campaign_id,
    cell: ({ campaign_id }) =>
      campaign_id === null ? (
        <span className="soft">none</span>
      ) : (
        <Link to="/campaigns/$id" params={{ id: campaign_id }}>
          {campaign_id}
        </Link>
      ),
    unsorted: true,
  },
  { id: 'model', header: 'Model', value: ({ model }) => model, secondary: true, unsorted: true },
  {
    id: 'tokens',
    header: 'Tokens',
    value: tokensOf,
    cell: (entry) =>
      entry.kind === 'decision' ? null : (
        <span
          title={`${formatCount(entry.input_tokens)} asked, ${formatCount(entry.output_tokens)} answered, ${formatCount(entry.reasoning_tokens)} of them reasoning`}
        >
          {formatCount(tokensOf(entry)!)}
        </span>
      ),
    align: 'end',
    secondary: true,
    unsorted: true,
  },
  {
    id: 'about',
    header: 'About',
    value: (entry) =>
      entry.kind === 'exchange' ? entry.capability : `${entry.policy} ${entry.policy_version}: ${entry.rule}`,
    secondary: true,
    unsorted: true,
  },
  { id: 'fate', header: 'Fate', value: fateOf, secondary: true, unsorted: true },
]
