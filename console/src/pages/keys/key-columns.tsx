import { Ellipsis } from 'lucide-react'
import { Person } from '@/components/Person'
import { Badge, type Tone } from '@/ui/Badge'
import { Menu } from '@/ui/Menu'
import { Time } from '@/ui/Time'
import type { Column } from '@/ui/table/column'
import styles from './KeysPage.module.css'
import { isLive, type Key, type KeyState, stateOf, whyNotRotated } from './key-state'

export interface KeyAct {
  what: 'rotate' | 'revoke'
  record: Key
}

const TONES: Readonly<Record<KeyState, Tone>> = { live: 'good', ending: 'warn', expired: 'neutral', revoked: 'neutral' }

/** Columns of the list of keys; what can be done about one stands beside its name, in sight on narrow screens too. */
export const keyColumns = (onAct: (act: KeyAct) => void): readonly Column<Key>[] => [
  { id: 'name', header: 'Name', value: ({ name }) => name },
  {
    id: 'acts',
    header: 'Do',
    value: () => undefined,
    unsorted: true,
    width: '4rem',
    cell: (record) => (isLive(record) ? <Acts record={record} onAct={onAct} /> : null),
  },
  {
    id: 'state',
    header: 'State',
    value: (key) => stateOf(key),
    cell: (key) => <Badge tone={TONES[stateOf(key)]}>{stateOf(key)}</Badge>,
  },
  {
    id: 'scopes',
    header: 'Scopes',
    value: ({ scopes }) => scopes.join(' '),
    secondary: true,
    cell: ({ scopes }) => (
      <span className={styles.line}>
        {scopes.map((scope) => (
          <Badge key={scope} tone={scope === 'text' || scope === 'admin' ? 'warn' : 'neutral'}>
            {scope}
          </Badge>
        ))}
      </span>
    ),
  },
  { id: 'id', header: 'Id', value: ({ id }) => id, cell: ({ id }) => <code>{id}</code>, secondary: true },
  {
    id: 'used',
    header: 'Last used',
    value: ({ last_used }) => last_used,
    cell: ({ last_used }) => <Time at={last_used} as="ago" />,
    secondary: true,
  },
  {
    id: 'expires',
    header: 'Ends',
    value: ({ revoked, expires }) => revoked ?? expires,
    cell: ({ revoked, expires }) => <Time at={revoked ?? expires} as="day" />,
    secondary: true,
  },
  {
    id: 'by',
    header: 'By',
    value: ({ created_by, origin }) => (origin === 'made' ? created_by : origin),
    cell: ({ created_by, origin }) => (origin === 'made' ? <Person id={created_by} /> : ORIGINS[origin]),
    secondary: true,
  },
]

function Acts({ record, onAct }: { record: Key; onAct: (act: KeyAct) => void }) {
  const why = whyNotRotated(record)
  return (
    <Menu
      label={
        <>
          <Ellipsis size={14} aria-hidden /> <span className="hidden">Do something with {record.name}</span>
        </>
      }
      items={[
        {
          label: why === undefined ? 'Rotate' : `Rotate: not possible, ${why}`,
          disabled: why !== undefined,
          onSelect: () => onAct({ what: 'rotate', record }),
        },
        { label: 'Revoke', onSelect: () => onAct({ what: 'revoke', record }) },
      ]}
    />
  )
}

const ORIGINS: Readonly<Record<'printed' | 'given', string>> = {
  printed: 'the first start',
  given: 'environment',
}
