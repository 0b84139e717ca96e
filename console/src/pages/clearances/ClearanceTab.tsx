import { useMemo, useState } from 'react'
import { useMay, useMe } from '@/api/use-me'
import { Fetched } from '@/components/Fetched'
import type { MenuItem } from '@/ui/Menu'
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
  const mayApprove = useMay('approve')
  const me = useMe().data?.id
  const columns = useMemo(() => {
    const actsOf = (clearance: Clearance): MenuItem[] => {
      const { state, created_by } = clearance
      const acts: MenuItem[] = []
      if (state === 'requested' && mayApprove)
        acts.push({
          label: created_by === me ? 'Approve: another person has to' : 'Approve …',
          disabled: created_by === me,
          onSelect: () => setAct({ what: 'approve', clearance }),
        })
      if (mayRevoke)
        acts.push({
          label: state === 'requested' ? 'Refuse …' : 'Revoke …',
          onSelect: () => setAct({ what: 'revoke', clearance }),
        })
      return acts
    }
    return clearanceColumns(kind, actsOf)
  }, [kind, mayApprove, mayRevoke, me])
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
