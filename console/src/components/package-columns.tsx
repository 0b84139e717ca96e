import type { Item } from '@/api/answer'
import { Count } from '@/ui/Count'
import { Time } from '@/ui/Time'
import type { Column } from '@/ui/table/column'
import { Person } from './Person'

type Package = Item<'/v1/evidence-packages'>

export const PACKAGE_COLUMNS: readonly Column<Package>[] = [
  { id: 'at', header: 'Made', value: ({ at }) => at, cell: ({ at }) => <Time at={at} /> },
  { id: 'by', header: 'By', value: ({ by }) => by, cell: ({ by }) => <Person id={by} /> },
  { id: 'form', header: 'For', value: ({ form }) => (form === 'outgoing' ? 'the outbox' : 'download') },
  {
    id: 'accounts',
    header: 'Accounts',
    value: ({ accounts }) => (accounts === 'clear' ? 'in the clear' : 'keyed hashes'),
  },
  { id: 'samples', header: 'Prompts', value: ({ samples }) => samples, align: 'end', secondary: true },
  {
    id: 'bytes',
    header: 'Bytes',
    value: ({ bytes }) => bytes,
    align: 'end',
    secondary: true,
    cell: ({ bytes }) => (bytes === null ? 'not noted' : <Count value={bytes} />),
  },
  {
    id: 'sha256',
    header: 'SHA-256',
    value: ({ sha256 }) => sha256,
    secondary: true,
    cell: ({ sha256 }) => <code title={sha256}>{sha256.slice(0, 16)}…</code>,
  },
]
