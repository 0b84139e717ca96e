import { Link } from '@tanstack/react-router'
import { api } from '@/api/client'
import { Fetched } from '@/components/Fetched'
import { StatusBadge } from '@/components/StatusBadge'
import { Badge } from '@/ui/Badge'
import { Card } from '@/ui/Card'
import { formatCount, formatP, formatShare } from '@/ui/Count'
import { Facts } from '@/ui/Facts'
import { formatOdds } from '@/ui/figures'
import { Time } from '@/ui/Time'
import type { Comparison } from './comparison'
import { LikenessCard } from './LikenessCard'
import { SharedItemCard } from './SharedItemCard'

const VERDICTS = {
  likely: { words: 'likely one operator', tone: 'danger' },
  possible: { words: 'possibly one operator', tone: 'warn' },
  no_sign: { words: 'no sign of one operator', tone: 'neutral' },
} as const

export function ComparisonView({ one, other }: { one: string; other: string }) {
  const comparison = api.useQuery('get', '/v1/campaigns/{id}/comparison/{other}', {
    params: { path: { id: one, other } },
  })
  return (
    <Fetched query={comparison} lines={8}>
      {(found) => (
        <div className="stack">
          <Verdict comparison={found} />
          <div className="columns">
            {found.campaigns.map((campaign) => (
              <Side key={campaign.id} campaign={campaign} />
            ))}
          </div>
          <LikenessCard comparison={found} />
          <SharedItemCard comparison={found} />
        </div>
      )}
    </Fetched>
  )
}

function Verdict({ comparison: { verdict, shared_accounts } }: { comparison: Comparison }) {
  const { words, tone } = VERDICTS[verdict.same_operator]
  return (
    <Card title="Same operator?" actions={<Badge tone={tone}>{words}</Badge>}>
      <div className="stack">
        <p>{verdict.summary}</p>
        <p>
          <strong>p = {formatP(verdict.p_value)}</strong>, all likenesses together: chance gives as much or more{' '}
          {formatOdds(verdict.p_value)}.
        </p>
        <p className="soft">
          {formatCount(shared_accounts.count)} accounts are in both, of{' '}
          {shared_accounts.of.map((count) => formatCount(count)).join(' and ')}. What all harvesting has in common makes
          one operator no more than possible; likely it is only where something exclusive is shared.
        </p>
      </div>
    </Card>
  )
}

function Side({ campaign }: { campaign: Comparison['campaigns'][number] }) {
  const { id, status, summary, confidence, accounts_count, exchanges, first_seen, last_seen } = campaign
  return (
    <Card
      title={
        <Link to="/campaigns/$id" params={{ id }} className="mono">
          {id}
        </Link>
      }
      actions={<StatusBadge status={status} />}
    >
      <div className="stack">
        <p>{summary}</p>
        <Facts
          facts={[
            ['Confidence', formatShare(confidence)],
            ['Accounts', formatCount(accounts_count)],
            ['Harvested', `${formatCount(exchanges)} exchanges, estimated`],
            ['First seen', <Time key="first" at={first_seen} />],
            ['Last seen', <Time key="last" at={last_seen} />],
          ]}
        />
      </div>
    </Card>
  )
}
