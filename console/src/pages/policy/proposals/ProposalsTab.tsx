import { Link } from '@tanstack/react-router'
import type { PolicyRecord, Proposal } from '@/api/policy'
import { useView } from '@/components/use-view'
import { EmptyState } from '@/ui/EmptyState'
import { Note } from '@/ui/Note'
import { CsvButton } from '@/ui/table/CsvButton'
import { DataTable } from '@/ui/table/DataTable'
import type { PolicySearch } from '../search'
import { ProposalView } from './ProposalView'
import { PROPOSAL_COLUMNS } from './proposal-columns'

interface ProposalsTabProps {
  name: string
  proposals: readonly Proposal[]
  versions: readonly PolicyRecord[]
}

/** Changes that were proposed, and the one that is looked at: the one that the address names, else the newest that waits. */
export function ProposalsTab({ name, proposals, versions }: ProposalsTabProps) {
  const [{ proposal }, change] = useView<PolicySearch>()
  const shown =
    proposal === undefined
      ? proposals.find(({ state }) => state === 'open')
      : proposals.find(({ id }) => id === proposal)
  if (proposals.length === 0)
    return (
      <EmptyState
        title="Nothing was proposed"
        action={
          <Link to="." search={{ tab: 'edit' }}>
            Change the policy
          </Link>
        }
      >
        Whoever changes a policy can have a second person look at it before it counts.
      </EmptyState>
    )
  return (
    <div className="stack">
      {proposal !== undefined && shown === undefined ? (
        <Note tone="warn">There is no proposal {proposal} of this policy.</Note>
      ) : null}
      {shown === undefined ? null : <ProposalView key={shown.id} proposal={shown} versions={versions} />}
      <DataTable
        label="Proposals"
        columns={PROPOSAL_COLUMNS}
        rows={proposals}
        rowKey={({ id }) => id}
        onOpen={({ id }) => change({ proposal: id })}
        height="20rem"
        tools={
          <div className="row">
            <h2>All that was proposed</h2>
            <CsvButton name={`${name}-proposals`} columns={PROPOSAL_COLUMNS} rows={proposals} />
          </div>
        }
      />
    </div>
  )
}
