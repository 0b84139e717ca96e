import { api } from '@/api/client'
import { Fetched } from '@/components/Fetched'
import { Card } from '@/ui/Card'
import { formatCount } from '@/ui/Count'
import { Facts } from '@/ui/Facts'
import { formatFigure } from '@/ui/figures'
import { Id } from '@/ui/Id'
import { Time } from '@/ui/Time'

/** A collection of answers: what was asked, and what came. The answers stand in their log alone. */
export function RunView({ id }: { id: string }) {
  const run = api.useQuery('get', '/v1/provenance/runs/{id}', { params: { path: { id } } })
  return (
    <Fetched query={run}>
      {({ answered, refused, unanswered, prompts, requests, tokens, money, first_at, last_at, ...rest }) => (
        <Card title="Collection">
          <Facts
            facts={[
              ['Model, as asked for', rest.model],
              ['Answered', `${formatCount(answered)} of ${formatCount(prompts)} prompts`],
              ['Refused, or too long', formatCount(refused)],
              ['Not answered', formatCount(unanswered)],
              ['Ended', rest.reason],
              ['Requests', formatCount(requests)],
              ['Tokens', `${formatCount(tokens.input)} in, ${formatCount(tokens.output)} out`],
              ['Money', money === null ? 'not counted: no prices are set' : formatFigure(money)],
              ['From', first_at === null ? 'nothing was asked' : <Time key="first" at={first_at} />],
              ['To', last_at === null ? 'nothing was answered' : <Time key="last" at={last_at} />],
              ['Passes through to us', `${rest.pass_through}: ${rest.pass_through_why}`],
              ['Head of the log', <Id key="log" value={rest.log_sha256} />],
              ['Plan, by its hash', <Id key="plan" value={rest.plan_sha256} />],
            ]}
          />
        </Card>
      )}
    </Fetched>
  )
}
