import { Plus } from 'lucide-react'
import { api } from '@/api/client'
import { Fetched } from '@/components/Fetched'
import { useView } from '@/components/use-view'
import { Button } from '@/ui/Button'
import { EmptyState } from '@/ui/EmptyState'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'
import { BackLink } from '../BackLink'
import type { ConnectionsSearch } from '../search'
import { AgreementView } from './AgreementView'
import { AGREEMENT_COLUMNS } from './agreement-columns'
import { NewAgreementDialog } from './NewAgreementDialog'

const AGREEMENTS_MAX = 1000

/** With whom it may be found out what both have seen, without showing each other the rest. */
export function MatchingTab() {
  const [{ id, new: making }] = useView<ConnectionsSearch>()
  const [, change] = useView<ConnectionsSearch>()
  return (
    <div className="stack">
      {id === undefined ? <AgreementList /> : <BackLink>All agreements</BackLink>}
      {id === undefined ? null : <AgreementView key={id} id={id} />}
      {making === 'yes' ? <NewAgreementDialog onClose={() => change({ new: undefined })} /> : null}
    </div>
  )
}

function AgreementList() {
  const [, change] = useView<ConnectionsSearch>()
  const agreements = api.useQuery('get', '/v1/psi/agreements', { params: { query: { limit: AGREEMENTS_MAX } } })
  const make = (
    <Button onClick={() => change({ new: 'yes' })}>
      <Plus size={14} aria-hidden /> Ask for an agreement
    </Button>
  )
  return (
    <Fetched query={agreements}>
      {({ items }) => (
        <DataTable
          label="Agreements on private matching"
          columns={AGREEMENT_COLUMNS}
          rows={items}
          rowKey={({ id }) => id}
          onOpen={({ id }) => change({ id })}
          tools={
            <div className="row">
              {make}
              <CsvButton name="psi-agreements" columns={AGREEMENT_COLUMNS} rows={items} />
            </div>
          }
          empty={
            <EmptyState title="There is no agreement yet" action={make}>
              Two operators of a community find out what both have seen. Both sides make an agreement, and each has
              another person approve it.
            </EmptyState>
          }
        />
      )}
    </Fetched>
  )
}
