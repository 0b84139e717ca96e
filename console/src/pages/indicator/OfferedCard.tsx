import { Link } from '@tanstack/react-router'
import type { Received } from '@/api/use-all-indicators'
import { Card } from '@/ui/Card'

/** Whether what was seen here is offered back to who sent it, and by which way. */
export function OfferedCard({ received }: { received: Received }) {
  const { sighting, sources, state, indicator } = received
  const why =
    sighting === null
      ? 'Nothing was seen here, so there is nothing to offer.'
      : !sighting.significant
        ? 'What was seen may be chance, so it is not offered.'
        : state === 'muted'
          ? 'It is muted, so it is not offered.'
          : undefined
  return (
    <Card title="Offered back">
      {why !== undefined ? (
        <p>{why}</p>
      ) : (
        <div className="stack">
          <p>
            It is part of the next sightings for whoever sent it, if those are asked for at TLP:
            {indicator.tlp.toUpperCase()} or above: ids, counts and times, and no account. They leave by the outbox.
          </p>
          <ul className="stack">
            {[...new Set(sources.map(({ source }) => source))].map((source) => (
              <li key={source}>
                <Link to="/outbox" search={{ ask: 'yes', source }}>
                  Ask to send {source} what was seen of theirs
                </Link>
              </li>
            ))}
          </ul>
          <Link to="/outbox" search={{ form: 'sightings' }}>
            Sightings that were asked to leave
          </Link>
        </div>
      )}
    </Card>
  )
}
