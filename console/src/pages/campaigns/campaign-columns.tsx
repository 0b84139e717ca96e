import { Link } from '@tanstack/react-router'
import type { CampaignRow } from '@/api/use-all-campaigns'
import { StatusBadge } from '@/components/StatusBadge'
import { Badge } from '@/ui/Badge'
import { Count, formatShare } from '@/ui/Count'
import { Meter } from '@/ui/Meter'
import { Time } from '@/ui/Time'
import type { Column } from '@/ui/table/column'
import styles from './Campaigns.module.css'
import { topCapability } from './campaign-row'

export const CAMPAIGN_COLUMNS: readonly Column<CampaignRow>[] = [
  {
    id: 'id',
    header: 'Campaign',
    value: ({ id }) => id,
    cell: ({ id, summary, present }) => (
      <span className={styles.name}>
        <Link to="/campaigns/$id" params={{ id }} className={`mono ${styles.id}`} title={summary}>
          {id}
        </Link>
        {present ? null : <Badge>not found again</Badge>}
      </span>
    ),
  },
  {
    id: 'confidence',
    header: 'Confidence',
    value: ({ confidence }) => confidence,
    align: 'end',
    cell: ({ confidence, id }) => (
      <>
        <span className={styles.wide}>
          <Meter value={confidence} label={`Confidence of ${id}`} tone="harvest" />
        </span>
        <span className={styles.narrow}>{formatShare(confidence)}</span>
      </>
    ),
  },
  {
    id: 'operator',
    header: 'Operator',
    value: ({ verdicts }) => verdicts.operator.confidence,
    align: 'end',
    secondary: true,
    cell: ({ verdicts }) => <span title={verdicts.operator.summary}>{formatShare(verdicts.operator.confidence)}</span>,
  },
  {
    id: 'harvesting',
    header: 'Harvesting',
    value: ({ verdicts }) => verdicts.harvesting.confidence,
    align: 'end',
    secondary: true,
    cell: ({ verdicts }) => (
      <span title={verdicts.harvesting.summary}>{formatShare(verdicts.harvesting.confidence)}</span>
    ),
  },
  {
    id: 'accounts',
    header: 'Accounts',
    value: ({ accounts_count }) => accounts_count,
    align: 'end',
    secondary: true,
    cell: ({ accounts_count }) => <Count value={accounts_count} />,
  },
  {
    id: 'exchanges',
    header: 'Harvested',
    value: ({ exchanges }) => exchanges,
    align: 'end',
    secondary: true,
    cell: ({ exchanges }) => <Count value={exchanges} />,
  },
  {
    id: 'capability',
    header: 'Asks for',
    value: (row) => topCapability(row)?.name,
    secondary: true,
    cell: (row) => {
      const top = topCapability(row)
      return top === undefined ? (
        <span className="soft">not known</span>
      ) : (
        <span title={`${formatShare(top.share)} of its harvesting exchanges`}>{top.name}</span>
      )
    },
  },
  {
    id: 'status',
    header: 'Status',
    value: ({ status }) => status,
    cell: ({ status }) => <StatusBadge status={status} />,
  },
  {
    id: 'raised',
    header: 'Raised',
    // Falling: the youngest first, as with any time.
    value: ({ raised }) => raised,
    secondary: true,
    cell: ({ raised }) => <Time at={raised} as="ago" />,
  },
]

/** What a file of the table holds beside what it shows. */
export const CSV_COLUMNS: readonly Column<CampaignRow>[] = [
  ...CAMPAIGN_COLUMNS,
  { id: 'share', header: 'Share of that', value: (row) => topCapability(row)?.share },
  { id: 'last', header: 'Last seen', value: ({ last_seen }) => last_seen },
  { id: 'first', header: 'First seen', value: ({ first_seen }) => first_seen },
  { id: 'p_operator', header: 'One operator, p by chance', value: ({ verdicts }) => verdicts.operator.p_value },
  { id: 'p_harvesting', header: 'Harvesting, p by chance', value: ({ verdicts }) => verdicts.harvesting.p_value },
  { id: 'present', header: 'Found by the newest run', value: ({ present }) => present },
  { id: 'summary', header: 'Summary', value: ({ summary }) => summary },
]
