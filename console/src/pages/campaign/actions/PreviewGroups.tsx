import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Badge } from '@/ui/Badge'
import { formatCount } from '@/ui/Count'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'
import type { ActionPreview } from './action-types'

interface Line {
  id: string
  kind: string
  name: string
  /** where it leads */
  shown?: ReactNode
  accounts: number
  requests: number | null
}

const COLUMNS: Column<Line>[] = [
  { id: 'kind', header: 'Kind', value: ({ kind }) => kind, cell: ({ kind }) => <Badge>{kind}</Badge> },
  { id: 'name', header: 'Name', value: ({ name }) => name, cell: ({ shown, name }) => shown ?? name },
  {
    id: 'accounts',
    header: 'Accounts',
    align: 'end',
    value: ({ accounts }) => accounts,
    cell: ({ accounts }) => formatCount(accounts),
  },
  {
    id: 'requests',
    header: 'Requests',
    align: 'end',
    value: ({ requests }) => requests,
    cell: ({ requests }) => (requests === null ? '' : formatCount(requests)),
  },
]

/** Whom it would hit, and whom it would pass over, in parts. */
export function PreviewGroups({ preview }: { preview: ActionPreview }) {
  const rows = linesOf(preview)
  if (rows.length === 0) return null
  return (
    <details>
      <summary>In parts: scores, tiers, organizations, other campaigns, clearances</summary>
      <DataTable
        label="Parts of what would be hit"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ id }) => id}
        height="20rem"
        tools={
          <div className="row">
            <CsvButton name={`${preview.campaign}-preview`} columns={COLUMNS} rows={rows} />
            {preview.organisations_count > preview.organisations.length ? (
              <span className="soft">
                {formatCount(preview.organisations_count)} organizations; those with the most accounts are shown.
              </span>
            ) : null}
          </div>
        }
      />
    </details>
  )
}

function linesOf(preview: ActionPreview): Line[] {
  const groups = (kind: string, found: ActionPreview['tiers']): Line[] =>
    found.map(({ name, accounts, requests }) => ({ id: `${kind} ${name}`, kind, name, accounts, requests }))
  return [
    ...preview.by_score
      .filter(({ accounts }) => accounts > 0)
      .map(({ from, to, accounts }) => ({
        id: `score ${from}`,
        kind: 'score',
        name: `${from} to ${to}`,
        accounts,
        requests: null,
      })),
    ...groups('tier', preview.tiers),
    ...groups('entry point', preview.entry_points),
    ...groups('organization', preview.organisations),
    ...groups('other campaign', preview.other_campaigns).map((line) => ({
      ...line,
      shown: (
        <Link to="/campaigns/$id" params={{ id: line.name }}>
          {line.name}
        </Link>
      ),
    })),
    ...preview.cleared.map(({ account_id, kind, in_part }) => ({
      id: `cleared ${account_id}`,
      kind: `spared${in_part ? ' in part' : ''}: ${kind.replaceAll('_', ' ')}`,
      name: account_id,
      shown: (
        <Link to="/accounts/$id" params={{ id: account_id }}>
          {account_id}
        </Link>
      ),
      accounts: 1,
      requests: null,
    })),
  ]
}
