import { Badge, type Tone } from '@/ui/Badge'
import { Count, formatShare } from '@/ui/Count'
import { Time } from '@/ui/Time'
import type { Column } from '@/ui/table/column'
import type { CampaignEvent } from '../campaign-types'

const KINDS: Readonly<Record<CampaignEvent['kind'], { words: string; tone: Tone }>> = {
  raised: { words: 'raised', tone: 'danger' },
  changed: { words: 'changed', tone: 'neutral' },
  merged: { words: 'merged', tone: 'info' },
  split: { words: 'split off', tone: 'info' },
  gone: { words: 'not found again', tone: 'warn' },
  back: { words: 'found again', tone: 'warn' },
  status: { words: 'judged', tone: 'accent' },
}

export const EVENT_COLUMNS: readonly Column<CampaignEvent>[] = [
  { id: 'at', header: 'When', value: ({ at }) => at, cell: ({ at }) => <Time at={at} /> },
  {
    id: 'kind',
    header: 'What',
    value: ({ kind }) => KINDS[kind].words,
    cell: ({ kind }) => <Badge tone={KINDS[kind].tone}>{KINDS[kind].words}</Badge>,
  },
  { id: 'note', header: 'Note', value: ({ note }) => note, cell: ({ note }) => <span title={note}>{note}</span> },
  {
    id: 'confidence',
    header: 'Confidence',
    value: ({ confidence }) => confidence,
    align: 'end',
    cell: ({ confidence }) => formatShare(confidence),
  },
  {
    id: 'accounts',
    header: 'Accounts',
    value: ({ accounts_count }) => accounts_count,
    align: 'end',
    cell: ({ accounts_count }) => <Count value={accounts_count} />,
  },
  {
    id: 'joined',
    header: 'Joined',
    value: ({ joined }) => joined,
    align: 'end',
    secondary: true,
    cell: ({ joined }) => <Count value={joined} />,
  },
  {
    id: 'left',
    header: 'Left',
    value: ({ left }) => left,
    align: 'end',
    secondary: true,
    cell: ({ left }) => <Count value={left} />,
  },
  {
    id: 'exchanges',
    header: 'Harvested',
    value: ({ exchanges }) => exchanges,
    align: 'end',
    secondary: true,
    cell: ({ exchanges }) => <Count value={exchanges} />,
  },
]
