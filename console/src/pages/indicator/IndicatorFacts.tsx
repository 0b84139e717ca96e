import { Link } from '@tanstack/react-router'
import type { Received } from '@/api/use-all-indicators'
import { describeIndicator, KIND_WORDS } from '@/components/describe-indicator'
import { TlpBadge } from '@/components/TlpBadge'
import { Card } from '@/ui/Card'
import { formatCount } from '@/ui/Count'
import { Facts } from '@/ui/Facts'
import { Id } from '@/ui/Id'
import { Time } from '@/ui/Time'
import styles from './Indicator.module.css'

/** What it looks for, what its publishers saw, and from whom it came. */
export function IndicatorFacts({ received }: { received: Received }) {
  const { indicator, sources, prevalence, last_seen, searched } = received
  const { id, value, seen, first_seen, community, epoch, tlp } = indicator
  return (
    <Card title="What it looks for">
      <div className="stack">
        <p className={styles.pattern}>{describeIndicator(value)}</p>
        <Facts
          facts={[
            ['Kind', KIND_WORDS[value.kind]],
            ...('token' in value ? [['Token', <Id key="token" value={value.token} />] as const] : []),
            ['Id', <Id key="id" value={id} />],
            [
              'Looked for here',
              searched
                ? 'yes'
                : 'no: its kind is no single value, or it is of a community whose key is not here. It tells of a campaign, and finds none.',
            ],
            [
              'Seen by its publisher',
              `${formatCount(seen.accounts)} accounts, ${formatCount(seen.exchanges)} exchanges`,
            ],
            [
              'Prevalence',
              prevalence.of === 0
                ? 'not known: how many innocent accounts show it was not told'
                : `${formatCount(prevalence.accounts)} of ${formatCount(prevalence.of)} accounts outside campaigns, at the publisher that saw most`,
            ],
            ['First seen', <Time key="first" at={first_seen} />],
            ['Last seen', <Time key="last" at={last_seen} />],
            [
              'Community',
              community === null ? 'none: it has no keyed hash' : `${community}, epoch ${epoch ?? 'not told'}`,
            ],
            ['Level', <TlpBadge key="tlp" tlp={tlp} />],
          ]}
        />
        <section aria-label="From whom">
          <h3>From</h3>
          <ul className={styles.sources}>
            {sources.map(({ source, object_id, received }) => (
              <li key={`${source} ${object_id}`}>
                <Link to="/inbox" search={{ source }}>
                  {source}
                </Link>
                , <Time at={received} />, as <code>{object_id}</code>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Card>
  )
}
