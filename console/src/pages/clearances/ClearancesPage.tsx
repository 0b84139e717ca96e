import { getRouteApi } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '@/api/use-me'
import { GrantClearanceDialog } from '@/components/GrantClearanceDialog'
import { useView } from '@/components/use-view'
import { Button } from '@/ui/Button'
import { PageHead } from '@/ui/PageHead'
import { type Tab, Tabs } from '@/ui/Tabs'
import { ClearanceTab } from './ClearanceTab'
import { HoldsTab } from './HoldsTab'
import { RequestPermit } from './RequestPermit'
import type { ClearancesSearch, ClearanceTab as Name } from './search'

const route = getRouteApi('/clearances')

const TABS: readonly Tab<Name>[] = [
  { name: 'permits', label: 'Permits', content: () => <ClearanceTab key="permit" kind="permit" /> },
  { name: 'allowed', label: 'Allow-list', content: () => <ClearanceTab key="allowed" kind="allowed" /> },
  { name: 'resellers', label: 'Resellers', content: () => <ClearanceTab key="reseller" kind="reseller" /> },
  { name: 'appeals', label: 'Upheld appeals', content: () => <ClearanceTab key="appeal" kind="upheld_appeal" /> },
  { name: 'holds', label: 'Legal holds', content: () => <HoldsTab /> },
]

/** Whom nothing is held against, and why; and what must not be erased. */
export function ClearancesPage() {
  const [{ tab = 'permits' }] = useView<ClearancesSearch>()
  const navigate = route.useNavigate()
  return (
    <div className="stack">
      <PageHead
        title="Permits and allow-list"
        summary="Accounts against which nothing is held: no policy, action or later detection touches them, until the clearance ends or is revoked."
        actions={<Give tab={tab} />}
      />
      <Tabs
        label="Kinds of clearances"
        tabs={TABS}
        open={tab}
        onOpen={(name) => void navigate({ search: { tab: name } as never, resetScroll: false })}
      />
    </div>
  )
}

/** What can be given on the tab that is open, by who may give it. */
function Give({ tab }: { tab: Name }) {
  const mayAsk = useMay('analyst')
  const mayGrant = useMay('admin')
  const [giving, setGiving] = useState<'permits' | 'allowed' | 'resellers' | undefined>()
  const close = (): void => setGiving(undefined)
  const offered =
    tab === 'permits' && mayAsk
      ? ({ tab, label: 'Request a permit' } as const)
      : tab === 'allowed' && mayGrant
        ? ({ tab, label: 'Put an account on the list' } as const)
        : tab === 'resellers' && mayGrant
          ? ({ tab, label: 'Note a reseller' } as const)
          : undefined
  return (
    <>
      {offered === undefined ? null : (
        <Button look="primary" onClick={() => setGiving(offered.tab)}>
          <Plus size={14} aria-hidden /> {offered.label}
        </Button>
      )}
      {giving === 'permits' ? <RequestPermit onClose={close} /> : null}
      {giving === 'allowed' ? <GrantClearanceDialog kind="allowed" onClose={close} /> : null}
      {giving === 'resellers' ? <GrantClearanceDialog kind="reseller" onClose={close} /> : null}
    </>
  )
}
