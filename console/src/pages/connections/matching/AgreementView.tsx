import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api, queryClient } from '@/api/client'
import { ApprovalFacts } from '@/components/ApprovalFacts'
import { ErrorNote } from '@/components/ErrorNote'
import { Fetched } from '@/components/Fetched'
import { SecondPerson } from '@/components/SecondPerson'
import { StatusBadge } from '@/components/StatusBadge'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Facts } from '@/ui/Facts'
import { notify } from '@/ui/Toast'
import { stateOf } from '../state-of'
import { type Agreement, MODE_WORDS } from './agreement-columns'
import { EndAgreementDialog } from './EndAgreementDialog'
import { LearningCard } from './LearningCard'
import { QuestionCard } from './QuestionCard'

/** One agreement: what each side learns by it, its approval, and the question to the other side. */
export function AgreementView({ id }: { id: string }) {
  const agreement = api.useQuery('get', '/v1/psi/agreements/{id}', { params: { path: { id } } })
  return (
    <Fetched query={agreement}>
      {(found) => {
        const state = stateOf(found)
        return (
          <>
            <AgreementCard agreement={found} />
            <LearningCard statement={found.statement} />
            {state === 'waiting' ? (
              <Card title="Approval">
                <SecondPerson askedBy={found.created_by}>
                  <Approve id={id} />
                </SecondPerson>
              </Card>
            ) : null}
            {state === 'approved' && found.direction === 'ask' ? <QuestionCard agreement={found} /> : null}
          </>
        )
      }}
    </Fetched>
  )
}

function AgreementCard({ agreement }: { agreement: Agreement }) {
  const { id, party, direction, community, modes, purpose, active, ended, ended_by } = agreement
  const [ending, setEnding] = useState(false)
  return (
    <Card
      title={
        <>
          {direction === 'ask' ? `We ask ${party}` : `${party} asks us`} <StatusBadge status={stateOf(agreement)} />
        </>
      }
      actions={
        active ? (
          <Button look="danger" onClick={() => setEnding(true)}>
            End it
          </Button>
        ) : undefined
      }
    >
      <div className="stack">
        <Facts
          facts={[
            ['Community', community],
            ['Who asks learns', modes.map((mode) => MODE_WORDS[mode]).join('; ')],
            ['Purpose', purpose],
          ]}
        />
        <ApprovalFacts record={agreement} ended={ended} ended_by={ended_by} />
        <Link to="/audit" search={{ subject: `psi:${id}` }}>
          Questions and answers, in the audit log
        </Link>
      </div>
      {ending ? <EndAgreementDialog agreement={agreement} onClose={() => setEnding(false)} /> : null}
    </Card>
  )
}

function Approve({ id }: { id: string }) {
  const approve = api.useMutation('post', '/v1/psi/agreements/{id}/approve', {
    onSuccess: () => {
      notify('Approved')
      void queryClient.invalidateQueries()
    },
  })
  return (
    <div className="stack">
      <p>
        What each side learns by it stands above. Once approved, it happens again and again within the day’s bounds.
      </p>
      {approve.isError ? <ErrorNote error={approve.error} /> : null}
      <div className="row">
        <Button look="primary" busy={approve.isPending} onClick={() => approve.mutate({ params: { path: { id } } })}>
          Approve it
        </Button>
      </div>
    </div>
  )
}
