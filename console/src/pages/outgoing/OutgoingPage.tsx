import { getRouteApi, Link } from '@tanstack/react-router'
import { api } from '@/api/client'
import { Fetched } from '@/components/Fetched'
import { StatusBadge } from '@/components/StatusBadge'
import { TlpBadge } from '@/components/TlpBadge'
import { Card } from '@/ui/Card'
import { PageHead } from '@/ui/PageHead'
import { ActsCard } from './ActsCard'
import { GateCard } from './GateCard'
import { OutgoingFacts } from './OutgoingFacts'
import { PushCard } from './PushCard'
import { ReviewCard } from './ReviewCard'
import { TrailCard } from './TrailCard'

const SENDING_POLL_MS = 5000

/** One document that is to leave: what the gate said, who looked, and what became of it. */
export function OutgoingPage() {
  const { id } = getRouteApi('/outbox/$id').useParams()
  const record = api.useQuery(
    'get',
    '/v1/outgoing/{id}',
    { params: { path: { id } } },
    { refetchInterval: ({ state }) => (state.data?.status === 'sending' ? SENDING_POLL_MS : false) },
  )
  return (
    <div className="stack">
      <PageHead
        title={id}
        above={
          <Link to="/outbox" search={{}}>
            Evidence and outbox
          </Link>
        }
        beside={
          record.data === undefined ? null : (
            <>
              <StatusBadge status={record.data.status} />
              <TlpBadge tlp={record.data.tlp} />
            </>
          )
        }
      />
      <Fetched query={record} lines={8}>
        {(found) => (
          <>
            <Card title="What is to leave">
              <OutgoingFacts record={found} />
            </Card>
            {found.status === 'waiting' ? <ReviewCard key={found.sha256} record={found} /> : null}
            <ActsCard record={found} />
            {found.push === null ? null : <PushCard id={id} push={found.push} />}
            <GateCard record={found} />
            <TrailCard id={id} />
          </>
        )}
      </Fetched>
    </div>
  )
}
