import { Link } from '@tanstack/react-router'
import { Badge, type Tone } from '@/ui/Badge'
import { formatStep } from './format-step'
import type { MarkGroup } from './group-marks'
import styles from './MarkList.module.css'

const KINDS: Readonly<Record<string, readonly [name: string, tone: Tone]>> = {
  model_released: ['model released', 'info'],
  account_banned: ['account banned', 'danger'],
  policy_changed: ['policy changed', 'accent'],
  price_changed: ['price changed', 'info'],
  policy_in_force: ['policy in force', 'accent'],
  policy_withdrawn: ['policy withdrawn', 'neutral'],
  campaign_raised: ['campaign raised', 'warn'],
}

const CAMPAIGN = /^camp_[0-9a-f]{16}$/

/** What the numbered lines of the plot mean. */
export function MarkList({ groups, step }: { groups: readonly MarkGroup[]; step: 'hour' | 'day' }) {
  if (groups.length === 0)
    return (
      <p className="soft">
        Nothing is marked in this time. Releases of models and changes of prices or policies that you tell by POST
        /v1/events stand here as lines.
      </p>
    )
  return (
    <ol className={styles.marks} aria-label="What happened">
      {groups.map(({ number, step: at, marks }) => (
        <li key={number} className={styles.group}>
          <span className={styles.number}>{number}</span>
          <span className={styles.at}>{formatStep(at, step)}</span>
          <ul className={styles.what}>
            {marks.map(({ kind, label, at }) => (
              <li key={`${kind} ${at} ${label}`}>
                <Badge tone={KINDS[kind]?.[1] ?? 'neutral'}>{KINDS[kind]?.[0] ?? kind}</Badge>{' '}
                {CAMPAIGN.test(label) ? (
                  <Link to="/campaigns/$id" params={{ id: label }}>
                    {label}
                  </Link>
                ) : (
                  label
                )}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
