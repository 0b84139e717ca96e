import type { Answer } from '@/api/answer'
import { Card } from '@/ui/Card'
import { Count, formatCount, formatShare } from '@/ui/Count'
import { Facts } from '@/ui/Facts'
import { formatMoney } from './format-money'

type Leaked = Answer<'/v1/overview'>['leaked']

/** What open and confirmed campaigns took, in all their time. */
export function LeakedCard({ leaked }: { leaked: Leaked }) {
  const { exchanges, input_tokens, output_tokens, reasoning_tokens, before_detection_exchanges, campaigns } = leaked
  return (
    <Card title="What has leaked">
      <div className="stack">
        <p className="soft">
          Estimated over {formatCount(campaigns)} open and confirmed campaigns, in all their time, by each one’s share
          of harvesting.
        </p>
        <Facts
          facts={[
            ['Exchanges', <Count key="exchanges" value={exchanges} />],
            [
              'Before detection',
              exchanges === 0
                ? '0'
                : `${formatCount(before_detection_exchanges)}, ${formatShare(before_detection_exchanges / exchanges)} of them`,
            ],
            ['Answers', `${formatCount(output_tokens)} tokens, ${formatCount(reasoning_tokens)} of them reasoning`],
            ['Questions', `${formatCount(input_tokens)} tokens`],
            ['Value', <Value key="value" value={leaked.value} />],
          ]}
        />
        {leaked.unmeasured === 0 ? null : (
          <p className="soft">
            Not in it: {formatCount(leaked.unmeasured)} campaigns found by an earlier version. The next detection
            measures those that it finds again.
          </p>
        )}
      </div>
    </Card>
  )
}

function Value({ value }: { value: Leaked['value'] }) {
  if (value === null)
    return (
      <>
        not known: give the setting <code>evidence.prices</code>
      </>
    )
  const { amount, currency, unpriced_models } = value
  return (
    <>
      {formatMoney(amount, currency)} at list prices
      {unpriced_models.length === 0 ? null : `, without ${unpriced_models.join(', ')}: no price given`}
    </>
  )
}
