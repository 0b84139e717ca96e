import { Card } from '@/ui/Card'
import { EmptyState } from '@/ui/EmptyState'
import { Facts } from '@/ui/Facts'
import { Time } from '@/ui/Time'
import type { Account } from '../account-types'

const NAMES = [
  ['payment_fingerprint', 'Payment'],
  ['email_domain', 'Domain of sign-up'],
  ['org_id', 'Organisation'],
  ['tier', 'Tier'],
  ['entry_point', 'Entry point'],
  ['region', 'Region'],
] as const

/** What was told of it besides exchanges. */
export function FactsCard({ account: { facts, verification } }: { account: Account }) {
  return (
    <Card title="What was told of it">
      {facts === null ? (
        <EmptyState title="Nothing was told of it">
          Sign-up, payment and organisation help to find who belongs together. Tell them by{' '}
          <code>PUT /v1/accounts</code>.
        </EmptyState>
      ) : (
        <Facts
          facts={[
            ['Created', facts.created === undefined ? 'not told' : <Time key="created" at={facts.created} />],
            ...NAMES.map(([name, label]) => [label, facts[name] ?? 'not told'] as const),
          ]}
        />
      )}
      {verification === null ? null : (
        <p>
          Its identity was verified <Time at={verification.told} as="ago" />; challenges are not asked again until{' '}
          <Time at={verification.verified_until} as="day" />.
        </p>
      )}
    </Card>
  )
}
