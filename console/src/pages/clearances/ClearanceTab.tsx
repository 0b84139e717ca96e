import { useMemo, useState } from 'react'
import { useMay } from '@/api/use-me'
import { Fetched } from '@/components/Fetched'
import { ApprovePermit } from './ApprovePermit'
import { ClearanceTable } from './ClearanceTable'
import type { Clearance, ClearanceKind } from './clearance'
import { clearanceColumns } from './clearance-columns'
import { PermitQueue } from './PermitQueue'
import { RevokeClearance } from './RevokeClearance'
import { useClearances } from './use-clearances'

type Act = { what: 'approve' | 'revoke'; clearance: Clearance }

/** The clearances of one kind, with what may be done about each. */
export function ClearanceTab({ kind }: { kind: ClearanceKind }) {
  const clearances = useClearances(kind)
  const [act, setAct] = useState<Act | undefined>()
  const mayRevoke = useMay('admin')
  const columns = useMemo(
    () => clearanceColumns(kind, mayRevoke ? (clearance) => setAct({ what: 'revoke', clearance }) : undefined),
    [kind, mayRevoke],
  )
  const close = (): void => setAct(undefined)
  return (
    <Fetched query={clearances} lines={6}>
      {({ rows, more }) => (
        <div className="stack">
          <PermitQueue
            permits={rows.filter(({ state }) => state === 'requested')}
            onApprove={(clearance) => setAct({ what: 'approve', clearance })}
            onRefuse={(clearance) => setAct({ what: 'revoke', clearance })}
          />
          <ClearanceTable kind={kind} columns={columns} rows={rows} more={more} />
          {act?.what === 'approve' ? <ApprovePermit permit={act.clearance} onClose={close} /> : null}
          {act?.what === 'revoke' ? <RevokeClearance clearance={act.clearance} onClose={close} /> : null}
        </div>
      )}
    </Fetched>
  )
}
