import { api } from '@/api/client'
import type { RegisteredPlan } from '@/api/use-provenance'
import { Fetched } from '@/components/Fetched'
import { Card } from '@/ui/Card'
import { formatCount } from '@/ui/Count'
import { Facts } from '@/ui/Facts'
import { Id } from '@/ui/Id'
import { Note } from '@/ui/Note'
import { Time } from '@/ui/Time'
import { formatChance } from './results/format-chance'

/** What was fixed before the first question. */
export function PlanView({ id }: { id: string }) {
  const plan = api.useQuery('get', '/v1/provenance/plans/{id}', { params: { path: { id } } })
  return <Fetched query={plan}>{(registered) => <Plan registered={registered} />}</Fetched>
}

function Plan({ registered: { plan, sha256, signature, timestamp } }: { registered: RegisteredPlan }) {
  const { suspect, prompts, decoding, tests } = plan
  return (
    <>
      <Card title="Plan">
        <Facts
          facts={[
            ['Registered', <Time key="at" at={plan.created_at} />],
            ['Suspect', [suspect.name, suspect.endpoint, suspect.model].filter(Boolean).join(', ')],
            ['Legal basis', plan.legal_basis],
            ['Candidates', plan.candidates.join(', ') || 'none'],
            ['Controls', plan.controls.join(', ') || 'none'],
            ['Prompts', `${formatCount(prompts.count)}, SHA-256 ${prompts.sha256.slice(0, 16)}…`],
            ['Decoding', `temperature ${decoding.temperature}, at most ${formatCount(decoding.max_tokens)} tokens`],
            ['Stops', plan.stopping_rule],
            ['Correction', 'Holm, over keys × suspects × tests'],
            ['Hash', <Id key="hash" value={sha256} />],
            ['Signed by key', <Id key="key" value={signature.key_id} />],
            [
              'Time attested',
              timestamp === undefined ? 'no: it is the word of who signed' : 'by an authority (RFC 3161)',
            ],
          ]}
        />
      </Card>
      {tests.map((test, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tests have no id, and a plan never changes
        <Card key={place} title={`Test ${place + 1}: ${test.kind}`}>
          <Facts
            facts={[
              ['Null hypothesis', test.null_hypothesis],
              ['Statistic', test.statistic],
              ['Strong below', `p = ${formatChance(Math.log10(test.threshold))}, adjusted`],
              [
                'Keys, by their commitments',
                test.key_commitments.length === 0 ? 'none' : formatCount(test.key_commitments.length),
              ],
            ]}
          />
        </Card>
      ))}
      {timestamp === undefined ? (
        <Note>
          Without a timestamp the plan is as old as who signed it says. Set evidence.timestamp_url for the next.
        </Note>
      ) : null}
    </>
  )
}
