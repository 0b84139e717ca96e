import { Link } from '@tanstack/react-router'
import { Badge } from '@/ui/Badge'
import { Time } from '@/ui/Time'
import type { Column } from '@/ui/table/column'
import { accountOf, type Entry } from './filter-entries'

/** @param accounts names behind pseudonyms, where they were asked for */
export const entryColumns = (accounts: Readonly<Record<string, string>>): readonly Column<Entry>[] => [
  { id: 'seq', header: 'No.', value: ({ seq }) => seq, align: 'end', width: '5rem' },
  { id: 'at', header: 'When', value: ({ at }) => at, cell: ({ at }) => <Time at={at} />, width: '11rem' },
  { id: 'actor', header: 'Who', value: ({ actor }) => actor, secondary: true },
  { id: 'action', header: 'What', value: ({ action }) => action, cell: ({ action }) => <Badge>{action}</Badge> },
  {
    id: 'subject',
    header: 'About',
    value: (entry) => accountOf(entry, accounts) ?? entry.subject,
    cell: (entry) => <Subject entry={entry} account={accountOf(entry, accounts)} />,
  },
  {
    id: 'detail',
    header: 'Detail',
    value: ({ detail }) => JSON.stringify(detail),
    cell: ({ detail }) => <code>{JSON.stringify(detail)}</code>,
    secondary: true,
    unsorted: true,
  },
]

/** What an entry is about, with the way there where a page shows it. */
export function Subject({ entry: { subject }, account }: { entry: Entry; account: string | undefined }) {
  const [, kind, id = ''] = /^([a-z_]+):(.*)$/.exec(subject) ?? []
  if (account !== undefined)
    return (
      <Link to="/accounts/$id" params={{ id: account }}>
        {account}
      </Link>
    )
  if (kind === 'campaign')
    return (
      <Link to="/campaigns/$id" params={{ id }}>
        {subject}
      </Link>
    )
  if (kind === 'case')
    return (
      <Link to="/cases/$id" params={{ id }}>
        {subject}
      </Link>
    )
  return <span title={subject}>{subject}</span>
}
