import { Link } from '@tanstack/react-router'
import { FORM_WORDS, type Outgoing } from '@/api/sharing-words'
import { Time } from '@/ui/Time'
import type { Column } from '@/ui/table/column'
import { StatusBadge } from './StatusBadge'
import { TlpBadge } from './TlpBadge'

/** Of what was asked to leave. */
export const OUTGOING_COLUMNS: readonly Column<Outgoing>[] = [
  {
    id: 'id',
    header: 'Id',
    value: ({ id }) => id,
    cell: ({ id }) => (
      <Link to="/outbox/$id" params={{ id }} className="mono">
        {id}
      </Link>
    ),
  },
  {
    id: 'status',
    header: 'State',
    value: ({ status }) => status,
    cell: ({ status }) => <StatusBadge status={status} />,
  },
  {
    id: 'form',
    header: 'Form',
    value: ({ form }) => form,
    cell: ({ form }) => <span title={FORM_WORDS[form]}>{form}</span>,
    secondary: true,
  },
  { id: 'recipient', header: 'To', value: ({ recipient }) => recipient },
  {
    id: 'tlp',
    header: 'TLP',
    value: ({ tlp }) => tlp,
    cell: ({ tlp }) => <TlpBadge tlp={tlp} />,
    secondary: true,
  },
  {
    id: 'objections',
    header: 'Objections',
    value: ({ objections }) => objections.length,
    align: 'end',
    secondary: true,
  },
  {
    id: 'created',
    header: 'Asked',
    value: ({ created }) => created,
    cell: ({ created }) => <Time at={created} as="ago" />,
    secondary: true,
  },
  { id: 'purpose', header: 'Purpose', value: ({ purpose }) => purpose, secondary: true },
]
