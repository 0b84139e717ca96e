import { Link } from '@tanstack/react-router'
import { api } from '@/api/client'
import { Person } from '@/components/Person'
import { Note } from '@/ui/Note'
import { Time } from '@/ui/Time'
import type { Appeal } from './filter-appeals'

/** What was decided, why, and what followed from it. */
export function Outcome({ appeal }: { appeal: Appeal }) {
  const { state, outcome, reviewer, decided, decided_independently } = appeal
  return (
    <Note tone={state === 'upheld' ? 'good' : 'info'}>
      <p>
        <strong>{state === 'upheld' ? 'Upheld' : 'Rejected'}</strong> by <Person id={reviewer} />, <Time at={decided} />
        : {outcome}
      </p>
      {decided_independently === false ? (
        <p>
          Keys do not prove that two persons stand behind the appeal and the decision: where nobody signs in, one hand
          can hold both.
        </p>
      ) : null}
      {state === 'upheld' ? <Followed appeal={appeal} /> : <p>Nothing changed for the account.</p>}
    </Note>
  )
}

function Followed({ appeal: { account_id, clearance } }: { appeal: Appeal }) {
  const account = api.useQuery('get', '/v1/accounts/{id}', { params: { path: { id: account_id } } })
  const found = account.data?.clearances.find(({ id }) => id === clearance)
  if (clearance === null) return <p>The clearance that came of it is no longer kept.</p>
  return (
    <p>
      What followed: clearance <code>{clearance}</code>
      {found === undefined ? null : found.state === 'holds' ? (
        <>
          {' '}
          holds{' '}
          {found.expires === null ? (
            'for good'
          ) : (
            <>
              until <Time at={found.expires} as="day" />
            </>
          )}
          : policies and actions let the account pass, and no later detection overrides that
        </>
      ) : (
        <> is {found.state} by now</>
      )}
      .{' '}
      <Link to="/accounts/$id" params={{ id: account_id }} search={{ tab: 'standing' }}>
        To the account’s clearances
      </Link>
    </p>
  )
}
