import { api } from '@/api/client'
import { useMay } from '@/api/use-me'
import { Fetched } from '@/components/Fetched'
import { StatusBadge } from '@/components/StatusBadge'
import { Card } from '@/ui/Card'
import { formatCount, formatShare } from '@/ui/Count'
import { Facts } from '@/ui/Facts'
import { Note } from '@/ui/Note'
import { Time } from '@/ui/Time'
import { useReadiness } from './use-readiness'

const REFETCH_MS = 10_000

/** Whether the server can do its work, asked again every ten seconds. */
export function HealthTab() {
  const readiness = useReadiness()
  const analyst = useMay('analyst')
  return (
    <div className="columns">
      <Card title="Readiness">
        <Fetched query={readiness}>
          {({ exchanges, state, decisions }) => (
            <div className="stack">
              {[exchanges, state, decisions].includes('failed') ? (
                <Note tone="danger">Not ready: balancers send no requests here. The log of the server says why.</Note>
              ) : (
                <Note tone="good">Ready. As a balancer hears it under /readyz.</Note>
              )}
              <Facts
                facts={[
                  [
                    'Store of exchanges',
                    <Check
                      key="exchanges"
                      status={exchanges}
                      ok="answers a query in time"
                      failed="does not answer in time"
                    />,
                  ],
                  [
                    'Store of decisions',
                    <Check key="state" status={state} ok="answers a query in time" failed="does not answer in time" />,
                  ],
                  [
                    'Decisions',
                    <Check
                      key="decisions"
                      status={decisions}
                      ok="stand on what is fresh"
                      failed="stand on what is out of date"
                    />,
                  ],
                ]}
              />
            </div>
          )}
        </Fetched>
      </Card>
      {analyst ? <Work /> : null}
    </div>
  )
}

const Check = ({ status, ok, failed }: { status: 'ok' | 'failed'; ok: string; failed: string }) => (
  <span className="row">
    <StatusBadge status={status} /> {status === 'ok' ? ok : failed}
  </span>
)

function Work() {
  const overview = api.useQuery('get', '/v1/overview', {}, { refetchInterval: REFETCH_MS })
  return (
    <Card title="At work">
      <Fetched query={overview}>
        {({ health: { detection, queue, newest_exchange } }) => (
          <Facts
            facts={[
              ['Newest exchange', <Time key="newest" at={newest_exchange} as="ago" />],
              [
                'Waiting to be stored',
                `${formatCount(queue.bytes)} bytes, ${formatShare(queue.bytes / queue.bytes_max)} of ingest.queue_bytes_max`,
              ],
              [
                'Newest detection',
                detection === null ? 'has not run yet' : <Time key="detection" at={detection.began} as="ago" />,
              ],
              ['It took', detection === null ? '–' : `${detection.seconds.toFixed(1)} s`],
              ['It found', detection === null ? '–' : `${formatCount(detection.campaigns)} campaigns`],
            ]}
          />
        )}
      </Fetched>
      <p className="soft">Figures for Prometheus stand under /metrics.</p>
    </Card>
  )
}
