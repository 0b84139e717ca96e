import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '@/api/use-me'
import { GrantClearanceDialog } from '@/components/GrantClearanceDialog'
import { Person } from '@/components/Person'
import { StatusBadge } from '@/components/StatusBadge'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { Time } from '@/ui/Time'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'
import type { Account, Clearance } from '../account-types'

const COLUMNS: readonly Column<Clearance>[] = [
  { id: 'kind', header: 'Kind', value: ({ kind }) => kind.replaceAll('_', ' ') },
  { id: 'state', header: 'State', value: ({ state }) => state, cell: ({ state }) => <StatusBadge status={state} /> },
  {
    id: 'expires',
    header: 'Until',
    value: ({ expires }) => expires,
    cell: ({ expires }) => (expires === null ? 'for good' : <Time at={expires} as="day" />),
  },
  {
    id: 'reason',
    header: 'Reason',
    value: ({ reason, purpose }) => reason || purpose,
    cell: ({ reason, purpose }) => <span title={reason || purpose}>{reason || purpose}</span>,
    secondary: true,
  },
  {
    id: 'created',
    header: 'Granted',
    value: ({ created }) => created,
    cell: ({ created }) => <Time at={created} as="day" />,
    secondary: true,
  },
  {
    id: 'by',
    header: 'By',
    value: ({ created_by }) => created_by,
    cell: ({ created_by }) => <Person id={created_by} />,
    secondary: true,
  },
]

const CSV: readonly Column<Clearance>[] = [
  { id: 'id', header: 'Clearance', value: ({ id }) => id },
  ...COLUMNS,
  { id: 'models', header: 'Models', value: ({ models }) => models?.join(', ') ?? 'all' },
]

/** The clearances of the account in all states; an administrator grants one. */
export function ClearancesCard({ account: { id, clearances } }: { account: Account }) {
  const may = useMay('admin')
  const [granting, setGranting] = useState(false)
  return (
    <Card
      title="Clearances"
      actions={
        <>
          {may ? <Button onClick={() => setGranting(true)}>Grant a clearance</Button> : null}
          <CsvButton name={`${id}-clearances`} columns={CSV} rows={clearances} />
        </>
      }
    >
      <div className="stack">
        <p className="soft">
          What holds keeps policies and actions from the account. Permits to distil are asked for, and clearances ended,
          at <Link to="/clearances">permits and allow-list</Link>.{may ? '' : ' To grant one takes the scope «admin».'}
        </p>
        <DataTable
          label="Clearances of the account"
          columns={COLUMNS}
          rows={clearances}
          rowKey={(clearance) => clearance.id}
          height="16rem"
          empty={
            <EmptyState title="It is cleared of nothing">Policies and actions hit it as they hit everybody.</EmptyState>
          }
        />
      </div>
      {granting ? <GrantClearanceDialog account={id} onClose={() => setGranting(false)} /> : null}
    </Card>
  )
}
