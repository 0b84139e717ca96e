import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { PolicyRecord, Proposal } from '@/api/policy'
import { usePolicies, useProposals } from '@/api/use-policies'
import { Fetched } from '@/components/Fetched'
import { useView } from '@/components/use-view'
import { Button } from '@/ui/Button'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { PageHead } from '@/ui/PageHead'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'
import { sortingOf, textOfSorting } from '@/ui/table/sorting-in-address'
import { filterPolicies, rowsOf } from './filter-policies'
import { NewPolicyDialog } from './NewPolicyDialog'
import { PolicyFilters } from './PolicyFilters'
import { ProposalQueue } from './ProposalQueue'
import { POLICY_COLUMNS } from './policy-columns'
import type { PoliciesSearch } from './search'

/** The rules of the house: what is done about whom, and which changes wait for a second person. */
export function PoliciesPage() {
  const policies = usePolicies()
  const proposals = useProposals({ state: 'open' })
  const [writing, setWriting] = useState(false)
  const taken = useMemo(() => policies.data?.map(({ name }) => name) ?? [], [policies.data])
  return (
    <div className="stack">
      <PageHead
        title="Policies"
        summary="What is done about which requests. All policies are asked for every request; of several that hold the strictest counts. In shadow a policy is recorded and hinders nobody."
        actions={
          <Button look="primary" onClick={() => setWriting(true)}>
            <Plus size={14} aria-hidden /> Write a policy
          </Button>
        }
      />
      <Fetched query={proposals} lines={2}>
        {(waiting) => <ProposalQueue proposals={waiting} />}
      </Fetched>
      <Fetched query={policies} lines={6}>
        {(records) => (
          <PolicyList records={records} proposals={proposals.data ?? []} onWrite={() => setWriting(true)} />
        )}
      </Fetched>
      {writing ? <NewPolicyDialog taken={taken} onClose={() => setWriting(false)} /> : null}
    </div>
  )
}

interface PolicyListProps {
  records: readonly PolicyRecord[]
  proposals: readonly Proposal[]
  onWrite: () => void
}

function PolicyList({ records, proposals, onWrite }: PolicyListProps) {
  const [view, change] = useView<PoliciesSearch>()
  const navigate = useNavigate()
  const rows = useMemo(() => rowsOf(records, proposals), [records, proposals])
  const shown = useMemo(() => filterPolicies(rows, view), [rows, view])
  if (records.length === 0)
    return (
      <EmptyState title="There is no policy yet" action={<Button onClick={onWrite}>Write the first one</Button>}>
        Until there is one, nothing is done about any request. Begin in shadow: it hinders nobody and shows whom it
        would have met.
      </EmptyState>
    )
  return (
    <>
      <PolicyFilters />
      <DataTable
        label="Policies"
        columns={POLICY_COLUMNS}
        rows={shown}
        rowKey={({ record }) => record.name}
        sorting={sortingOf(view.sort ?? 'name')}
        onSort={(sorting) => change({ sort: textOfSorting(sorting) })}
        onOpen={({ record: { name } }) => void navigate({ to: '/policies/$name', params: { name } })}
        empty={
          <EmptyState
            title="No policy is like that"
            action={<Button onClick={() => change({ q: undefined, state: 'any' })}>Show all, ended ones too</Button>}
          >
            Search for other words, or take the filter away.
          </EmptyState>
        }
        tools={
          <div className="row">
            <span className="soft" role="status">
              {formatCount(shown.length)} of {formatCount(rows.length)} policies
            </span>
            <CsvButton name="policies" columns={POLICY_COLUMNS} rows={shown} />
          </div>
        }
      />
    </>
  )
}
