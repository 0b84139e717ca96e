import { Link } from '@tanstack/react-router'
import type { Received } from '@/api/use-all-indicators'
import { describeIndicator, KIND_WORDS } from '@/components/describe-indicator'
import { StatusBadge } from '@/components/StatusBadge'
import { Badge } from '@/ui/Badge'
import { formatCount } from '@/ui/Count'
import { Time } from '@/ui/Time'
import type { Column } from '@/ui/table/column'

export const INDICATOR_COLUMNS: readonly Column<Received>[] = [
  {
    id: 'pattern',
    header: 'Looks for',
    value: ({ indicator }) => describeIndicator(indicator.value),
    cell: ({ indicator: { id, value } }) => (
      <Link to="/inbox/$id" params={{ id }}>
        {describeIndicator(value)}
      </Link>
    ),
  },
  {
    id: 'kind',
    header: 'Kind',
    value: ({ indicator }) => indicator.value.kind,
    cell: ({ indicator }) => KIND_WORDS[indicator.value.kind],
    secondary: true,
  },
  {
    id: 'confidence',
    header: 'Confidence now',
    value: ({ confidence_now }) => confidence_now,
    cell: ({ confidence_now, indicator }) => (
      <span title={`${indicator.confidence} when it was last seen; 100 is sure`}>{Math.round(confidence_now)}</span>
    ),
    align: 'end',
  },
  {
    id: 'state',
    header: 'State',
    value: ({ state }) => state,
    cell: ({ state }) => <StatusBadge status={state} />,
    secondary: true,
  },
  {
    id: 'prevalence',
    header: 'Prevalence',
    value: ({ prevalence: { accounts, of } }) => (of === 0 ? undefined : accounts / of),
    cell: ({ prevalence: { accounts, of } }) =>
      of === 0 ? <span className="soft">not known</span> : `${formatCount(accounts)} of ${formatCount(of)}`,
    align: 'end',
    secondary: true,
  },
  {
    id: 'matches',
    header: 'Accounts here',
    value: ({ sighting }) => sighting?.accounts ?? 0,
    cell: ({ sighting, searched }) =>
      sighting !== null ? (
        <Badge tone={sighting.significant ? 'danger' : 'neutral'}>
          {formatCount(sighting.accounts)}
          {sighting.significant ? '' : ': chance?'}
        </Badge>
      ) : searched ? (
        'none'
      ) : (
        <span className="soft">not looked for</span>
      ),
    align: 'end',
  },
  {
    id: 'sources',
    header: 'From',
    value: ({ sources }) => sources.map(({ source }) => source).join(', '),
    secondary: true,
  },
  {
    id: 'seen',
    header: 'Last seen',
    value: ({ last_seen }) => last_seen,
    cell: ({ last_seen }) => <Time at={last_seen} as="ago" />,
    secondary: true,
  },
]
