import type { Item } from '@/api/answer'
import { StatusBadge } from '@/components/StatusBadge'
import { TlpBadge } from '@/components/TlpBadge'
import { formatShare } from '@/ui/Count'
import type { Column } from '@/ui/table/column'
import { stateOf } from '../state-of'

export type Webhook = Item<'/v1/webhooks'>

export const WEBHOOK_COLUMNS: readonly Column<Webhook>[] = [
  { id: 'recipient', header: 'Recipient', value: ({ recipient }) => recipient },
  { id: 'state', header: 'State', value: stateOf, cell: (hook) => <StatusBadge status={stateOf(hook)} /> },
  { id: 'url', header: 'Address', value: ({ url }) => url, cell: ({ url }) => <code>{url}</code>, secondary: true },
  {
    id: 'tlp',
    header: 'TLP',
    value: ({ tlp }) => tlp,
    cell: ({ tlp }) => <TlpBadge tlp={tlp} />,
    secondary: true,
  },
  { id: 'events', header: 'Hears of', value: ({ events }) => events.join(', '), secondary: true },
  {
    id: 'confidence',
    header: 'From confidence',
    value: ({ confidence_min }) => confidence_min,
    cell: ({ confidence_min }) => formatShare(confidence_min),
    align: 'end',
    secondary: true,
  },
]
