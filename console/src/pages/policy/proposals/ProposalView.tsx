import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '@/api/client'
import type { PolicyRecord, Proposal } from '@/api/policy'
import { useMay, useMe } from '@/api/use-me'
import { Fetched } from '@/components/Fetched'
import { Person } from '@/components/Person'
import { StatusBadge } from '@/components/StatusBadge'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Facts } from '@/ui/Facts'
import { Note } from '@/ui/Note'
import { Time } from '@/ui/Time'
import { BacktestCard } from '../backtest/BacktestCard'
import { DiffView } from '../versions/DiffView'
import { DecideProposal, type Decision } from './DecideProposal'

interface ProposalViewProps {
  proposal: Proposal
  versions: readonly PolicyRecord[]
}

/** A proposed change: what it is, why, what it would have done, and who may decide it. */
export function ProposalView({ proposal, versions }: ProposalViewProps) {
  const { base_version, source, state } = proposal
  const newest = versions[0]?.version ?? 0
  return (
    <>
      <Card title="The proposal" actions={<StatusBadge status={state} />}>
        <div className="stack">
          <ProposalFacts proposal={proposal} />
          {state === 'open' && newest !== base_version ? (
            <Note tone="warn">
              Version {newest} was kept since it was proposed: it cannot be approved any more. Reject it, or have it
              proposed anew.
            </Note>
          ) : null}
          {state === 'open' ? <Acts proposal={proposal} stale={newest !== base_version} /> : null}
          <Difference proposal={proposal} />
        </div>
      </Card>
      {state === 'open' ? <BacktestCard source={source} /> : null}
    </>
  )
}

function Difference({ proposal: { id, policy, base_version } }: { proposal: Proposal }) {
  const difference = useQuery({
    queryKey: ['policy-proposal-difference', id],
    queryFn: async ({ signal }) => {
      const { data } = await client.POST('/v1/policies/check', { body: { policy, from: base_version }, signal })
      return data!.difference
    },
  })
  return (
    <Fetched query={difference}>
      {({ lines }) => (
        <DiffView
          lines={lines}
          label={base_version === 0 ? 'A new policy' : `Against version ${base_version}, from which it was made`}
        />
      )}
    </Fetched>
  )
}

function ProposalFacts({ proposal }: { proposal: Proposal }) {
  const { policy, reason, proposed, proposed_by, decided, decided_by, decision, independent, version } = proposal
  const facts: (readonly [string, React.ReactNode])[] = [
    ['Mode', policy.mode === 'enforce' ? 'enforced, once it is approved' : 'shadow'],
    ['Reason', reason],
    ['Proposed', <Told key="proposed" at={proposed} by={proposed_by} />],
  ]
  if (decided !== null) {
    facts.push(['Decided', <Told key="decided" at={decided} by={decided_by} />], ['Its reason', decision])
    if (independent !== null)
      facts.push(['Two persons', independent ? 'yes, both signed in' : 'two keys; that proves no two persons'])
    if (version !== null) facts.push(['Became', `version ${version}`])
  }
  return <Facts facts={facts} />
}

const Told = ({ at, by }: { at: string; by: string | null }) => (
  <>
    <Time at={at} /> by <Person id={by} />
  </>
)

/** What the person who looks may do; and why not, where they may not. */
function Acts({ proposal, stale }: { proposal: Proposal; stale: boolean }) {
  const [decision, setDecision] = useState<Decision | undefined>()
  const own = useMe().data?.id === proposal.proposed_by
  const mayApprove = useMay('approve')
  return (
    <>
      {own ? (
        <Note>
          You proposed it, so you cannot approve it: another person has to. Send them the address of this page. A key
          counts as who made it.
        </Note>
      ) : mayApprove ? null : (
        <Note>To approve or reject it takes the scope approve, and another person than who proposed it.</Note>
      )}
      <div className="row">
        {!own && mayApprove ? (
          <>
            <Button look="primary" disabled={stale} onClick={() => setDecision('approve')}>
              Approve …
            </Button>
            <Button onClick={() => setDecision('reject')}>Reject …</Button>
          </>
        ) : null}
        {own ? <Button onClick={() => setDecision('withdraw')}>Take it back …</Button> : null}
      </div>
      {decision === undefined ? null : (
        <DecideProposal proposal={proposal} decision={decision} onClose={() => setDecision(undefined)} />
      )}
    </>
  )
}
