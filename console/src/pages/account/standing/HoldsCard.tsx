import { useState } from 'react'
import { useMay } from '@/api/use-me'
import { LiftHoldDialog } from '@/components/LiftHoldDialog'
import { Person } from '@/components/Person'
import { PlaceHoldDialog } from '@/components/PlaceHoldDialog'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { Time } from '@/ui/Time'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { DataTable } from '@/ui/table/DataTable'
import type { Account, Hold } from '../account-types'

const COLUMNS: readonly Column<Hold>[] = [
  { id: 'id', header: 'Hold', value: ({ id }) => id, cell: ({ id }) => <span className="mono">{id}</span> },
  {
    id: 'reason',
    header: 'Reason',
    value: ({ reason }) => reason,
    cell: ({ reason }) => <span title={reason}>{reason}</span>,
  },
  {
    id: 'until',
    header: 'Until',
    value: ({ until }) => until,
    cell: ({ until }) => (until === null ? 'it is lifted' : <Time at={until} as="day" />),
  },
  {
    id: 'from',
    header: 'Placed',
    value: ({ from }) => from,
    cell: ({ from }) => <Time at={from} />,
    secondary: true,
  },
  {
    id: 'by',
    header: 'By',
    value: ({ placed_by }) => placed_by,
    cell: ({ placed_by }) => <Person id={placed_by} />,
    secondary: true,
  },
]

/** Legal holds that stand now; an administrator places and lifts them. */
export function HoldsCard({ account: { id, holds } }: { account: Account }) {
  const may = useMay('admin')
  const [placing, setPlacing] = useState(false)
  const [lifting, setLifting] = useState<Hold | undefined>()
  const lift: Column<Hold> = {
    id: 'lift',
    header: 'Lift',
    unsorted: true,
    value: () => null,
    cell: (hold) => (
      <Button look="quiet" aria-label={`Lift ${hold.id}`} onClick={() => setLifting(hold)}>
        Lift
      </Button>
    ),
  }
  return (
    <Card
      title="Legal holds"
      actions={
        <>
          {may ? <Button onClick={() => setPlacing(true)}>Place a legal hold</Button> : null}
          <CsvButton name={`${id}-holds`} columns={COLUMNS} rows={holds} />
        </>
      }
    >
      <div className="stack">
        <p className="soft">
          While one stands, the account cannot be erased, and its exchanges, texts and decisions are kept beyond
          retention.{may ? '' : ' To place one takes the scope «admin».'}
        </p>
        <DataTable
          label="Legal holds of the account"
          columns={may ? [...COLUMNS, lift] : COLUMNS}
          rows={holds}
          rowKey={(hold) => hold.id}
          height="14rem"
          empty={<EmptyState title="No legal hold stands">Retention and erasure go their way.</EmptyState>}
        />
      </div>
      {placing ? <PlaceHoldDialog account={id} onClose={() => setPlacing(false)} /> : null}
      {lifting === undefined ? null : (
        <LiftHoldDialog hold={{ ...lifting, account_id: id }} onClose={() => setLifting(undefined)} />
      )}
    </Card>
  )
}
