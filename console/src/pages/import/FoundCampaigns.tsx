import { Link } from '@tanstack/react-router'
import { api } from '@/api/client'
import { StatusBadge } from '@/components/StatusBadge'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { Meter } from '@/ui/Meter'
import styles from './FoundCampaigns.module.css'

const SHOWN_MAX = 50

/** Campaigns that accounts of the file are in, the surest first. */
export function FoundCampaigns({ ids }: { ids: readonly string[] }) {
  return (
    <section className="stack" aria-labelledby="found">
      <h3 id="found">
        {ids.length === 1 ? 'One campaign' : `${formatCount(ids.length)} campaigns`} with accounts of this file
      </h3>
      {ids.length === 0 ? (
        <EmptyState title="None of its accounts is in a campaign" action={<Link to="/accounts">To the accounts</Link>}>
          Detection looked. What it considered and did not raise stands with its runs. Below a thousand exchanges in all
          it does not run (detection.exchanges_min).
        </EmptyState>
      ) : (
        <ol className={styles.list}>
          {ids.slice(0, SHOWN_MAX).map((id) => (
            <Campaign key={id} id={id} />
          ))}
        </ol>
      )}
      {ids.length > SHOWN_MAX ? <Link to="/campaigns">All campaigns</Link> : null}
    </section>
  )
}

function Campaign({ id }: { id: string }) {
  const { data } = api.useQuery('get', '/v1/campaigns/{id}', { params: { path: { id } } })
  return (
    <li className={styles.campaign}>
      {data === undefined ? null : (
        <span className="row">
          <Meter value={data.confidence} label="Confidence" tone="harvest" /> <StatusBadge status={data.status} />
        </span>
      )}
      <Link to="/campaigns/$id" params={{ id }}>
        {data?.summary ?? id}
      </Link>
    </li>
  )
}
