import { Link } from '@tanstack/react-router'
import type { Item } from '@/api/answer'
import { StatusBadge } from '@/components/StatusBadge'
import { Button } from '@/ui/Button'
import { Time } from '@/ui/Time'
import type { Column } from '@/ui/table/column'

export type Delivery = Item<'/v1/webhooks/{id}/deliveries'>

const DEAD_OF: Readonly<Record<NonNullable<Delivery['dead_of']>, string>> = {
  gate: 'the lawful gate objects',
  approval: 'no approval holds',
  receiver: 'the receiver does not take it',
  disabled: 'the webhook was disabled',
}

export const DELIVERY_COLUMNS: readonly Column<Delivery>[] = [
  {
    id: 'created',
    header: 'Happened',
    value: ({ created }) => created,
    cell: ({ created }) => <Time at={created} />,
  },
  {
    id: 'status',
    header: 'State',
    value: ({ status }) => status,
    cell: ({ status }) => <StatusBadge status={status} />,
  },
  { id: 'event', header: 'Campaign was', value: ({ event }) => event },
  {
    id: 'campaign',
    header: 'Campaign',
    value: ({ campaign }) => campaign,
    cell: ({ campaign }) => (
      <Link to="/campaigns/$id" params={{ id: campaign }} className="mono">
        {campaign}
      </Link>
    ),
    secondary: true,
  },
  { id: 'attempts', header: 'Attempts', value: ({ attempts }) => attempts, align: 'end', secondary: true },
  {
    id: 'told',
    header: 'What came of it',
    value: ({ dead_of, told }) => (dead_of === null ? told : `${DEAD_OF[dead_of]}${told === '' ? '' : `: ${told}`}`),
    secondary: true,
  },
  {
    id: 'next',
    header: 'Tried again',
    value: ({ next }) => next,
    cell: ({ next }) => (next === null ? null : <Time at={next} />),
    secondary: true,
  },
  { id: 'id', header: 'webhook-id', value: ({ id }) => id, cell: ({ id }) => <code>{id}</code>, secondary: true },
]

/** With a button that sends one again; what waits is sent by itself. */
export const withReplay = (onReplay: (delivery: Delivery) => void): readonly Column<Delivery>[] => [
  ...DELIVERY_COLUMNS,
  {
    id: 'replay',
    header: 'Do',
    value: () => undefined,
    unsorted: true,
    cell: (delivery) =>
      delivery.status === 'waiting' ? null : (
        <Button look="quiet" onClick={() => onReplay(delivery)} aria-label={`Send again ${delivery.id}`}>
          Send again
        </Button>
      ),
  },
]
