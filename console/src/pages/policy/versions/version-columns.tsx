import { Link } from '@tanstack/react-router'
import type { PolicyRecord } from '@/api/policy'
import { Person } from '@/components/Person'
import { Time } from '@/ui/Time'
import type { Column } from '@/ui/table/column'

export const VERSION_COLUMNS: readonly Column<PolicyRecord>[] = [
  { id: 'version', header: 'Version', value: ({ version }) => version, align: 'end', width: '5rem' },
  {
    id: 'compare',
    header: 'Look',
    value: () => undefined,
    unsorted: true,
    cell: ({ name, version }) => (
      <span className="row">
        <Link to="/policies/$name" params={{ name }} search={{ tab: 'versions', from: version - 1, to: version }}>
          changes<span className="hidden"> in version {version}</span>
        </Link>
        <Link to="/policies/$name" params={{ name }} search={{ tab: 'edit', base: version }}>
          edit from it<span className="hidden">, version {version}</span>
        </Link>
      </span>
    ),
  },
  { id: 'mode', header: 'Mode', value: ({ policy }) => policy.mode },
  { id: 'rules', header: 'Rules', value: ({ policy }) => policy.rules.length, align: 'end', secondary: true },
  { id: 'created', header: 'Since', value: ({ created }) => created, cell: ({ created }) => <Time at={created} /> },
  {
    id: 'by',
    header: 'By',
    value: ({ created_by }) => created_by,
    cell: ({ created_by }) => <Person id={created_by} />,
    secondary: true,
  },
  {
    id: 'withdrawn',
    header: 'Withdrawn',
    value: ({ withdrawn }) => withdrawn,
    cell: ({ withdrawn }) => (withdrawn === null ? <span className="soft">no</span> : <Time at={withdrawn} />),
    secondary: true,
  },
]

export const VERSION_CSV = VERSION_COLUMNS.filter(({ unsorted }) => unsorted !== true)
