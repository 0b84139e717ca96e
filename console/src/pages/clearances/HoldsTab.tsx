import { useMemo, useState } from 'react'
import { api } from '@/api/client'
import { useMay } from '@/api/use-me'
import { Fetched } from '@/components/Fetched'
import { LiftHoldDialog } from '@/components/LiftHoldDialog'
import { PlaceHoldDialog } from '@/components/PlaceHoldDialog'
import { Button } from '@/ui/Button'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { Note } from '@/ui/Note'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'
import { type Hold, holdColumns } from './hold-columns'

/** As many as the API gives at once. */
const HOLDS_MAX = 1000

/** Legal holds: accounts that must not be erased or forgotten. */
export function HoldsTab() {
  const mayHold = useMay('admin')
  return mayHold ? <Holds /> : <Note>To see, place and lift legal holds takes the scope admin.</Note>
}

function Holds() {
  const holds = api.useQuery('get', '/v1/holds', { params: { query: { limit: HOLDS_MAX } } })
  const [placing, setPlacing] = useState(false)
  const [lifting, setLifting] = useState<Hold | undefined>()
  const columns = useMemo(() => holdColumns(setLifting), [])
  return (
    <div className="stack">
      <div className="row">
        <Button look="primary" onClick={() => setPlacing(true)}>
          Place a hold …
        </Button>
        <span className="soft">
          Nothing of a held account is erased or forgotten, whatever the settings of retention say.
        </span>
      </div>
      <Fetched query={holds}>
        {({ items }) => (
          <DataTable
            label="Legal holds"
            columns={columns}
            rows={items}
            rowKey={({ id }) => id}
            empty={
              <EmptyState title="There is no legal hold">
                Place one where a court or an authority wants what is known of an account to be kept.
              </EmptyState>
            }
            tools={
              <div className="row">
                <span className="soft" role="status">
                  {formatCount(items.length)} {items.length === 1 ? 'hold' : 'holds'}
                  {items.length === HOLDS_MAX ? ', the newest' : ''}, lifted ones too
                </span>
                <CsvButton
                  name="legal-holds"
                  columns={columns.filter(({ unsorted }) => unsorted !== true)}
                  rows={items}
                />
              </div>
            }
          />
        )}
      </Fetched>
      {placing ? <PlaceHoldDialog onClose={() => setPlacing(false)} /> : null}
      {lifting === undefined ? null : <LiftHoldDialog hold={lifting} onClose={() => setLifting(undefined)} />}
    </div>
  )
}
