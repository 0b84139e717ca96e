import { Link } from '@tanstack/react-router'
import { api } from '@/api/client'
import { Fetched } from '@/components/Fetched'
import { StatusBadge } from '@/components/StatusBadge'
import { formatCount, formatShare } from '@/ui/Count'
import { Time } from '@/ui/Time'

/** What speaks for and against the account, in a few lines; all of it stands on its page. */
export function AccountContext({ account, appeal }: { account: string; appeal: string }) {
  const query = api.useQuery('get', '/v1/accounts/{id}', { params: { path: { id: account } } })
  return (
    <section className="stack" aria-label="What is known of the account">
      <h3>What is known of the account</h3>
      <Fetched query={query}>
        {({ totals, campaigns, decisions, clearances, appeals }) => {
          const enforced = decisions.filter((one) => one.enforced)
          const holding = clearances.filter(({ state }) => state === 'holds')
          const others = appeals.filter(({ id }) => id !== appeal)
          return (
            <ul>
              <li>
                {formatCount(totals.exchanges)} exchanges are stored
                {totals.first_seen === null ? null : (
                  <>
                    , from <Time at={totals.first_seen} as="day" /> to <Time at={totals.last_seen} as="day" />
                  </>
                )}
                .
              </li>
              {campaigns.length === 0 ? <li>It is in no campaign.</li> : null}
              {campaigns.map(({ campaign, status, confidence, role, score }) => (
                <li key={campaign}>
                  {role === 'core' ? 'Core' : 'Member'} of{' '}
                  <Link to="/campaigns/$id" params={{ id: campaign }} className="mono">
                    {campaign}
                  </Link>{' '}
                  (<StatusBadge status={status} />, confidence {formatShare(confidence)}); it belongs to it with a
                  probability of {formatShare(score)}.
                </li>
              ))}
              {enforced.length === 0 ? <li>No decision on it was enforced.</li> : null}
              {enforced.map(({ policy, action, count, last }) => (
                <li key={`${policy} ${action}`}>
                  {action}: enforced {formatCount(count)} times by {policy}, last <Time at={last} as="ago" />.
                </li>
              ))}
              <li>
                {holding.length === 0
                  ? 'It is cleared of nothing.'
                  : `It is cleared: ${holding.map(({ kind }) => kind.replaceAll('_', ' ')).join(', ')}.`}{' '}
                {others.length === 0
                  ? 'No other appeal of it is kept.'
                  : `${formatCount(others.length)} other appeals.`}
              </li>
            </ul>
          )
        }}
      </Fetched>
    </section>
  )
}
