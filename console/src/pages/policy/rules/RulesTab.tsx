import { Link } from '@tanstack/react-router'
import type { PolicyRecord } from '@/api/policy'
import { describeConditions, describeConsequence } from '@/components/describe-policy'
import { Person } from '@/components/Person'
import { stateOfPolicy } from '@/components/policy-state'
import { Card } from '@/ui/Card'
import { CopyBlock } from '@/ui/CopyBlock'
import { Facts } from '@/ui/Facts'
import { Time } from '@/ui/Time'
import styles from './Rules.module.css'

const MEANING = {
  enforced: 'It is enforced: it counts for every request.',
  shadow: 'It is in shadow: what it would do is recorded, and nobody is hindered.',
  scheduled: 'It does nothing yet: it begins later.',
  expired: 'It does nothing any more: it has expired.',
  withdrawn: 'It does nothing: it was withdrawn. A new version brings it back.',
} as const

/** The version that counts, in words and as it was written. */
export function RulesTab({ record }: { record: PolicyRecord }) {
  const { policy, version, created, created_by, withdrawn, withdrawn_by } = record
  return (
    <div className="stack">
      <Card title="What it does">
        <div className="stack">
          <p>
            {MEANING[stateOfPolicy(record)]} The first rule whose conditions all hold counts; of several policies the
            strictest.
          </p>
          <ol className={styles.rules}>
            {policy.rules.map(({ name, when, do: consequence }) => (
              <li key={name}>
                <strong>{describeConsequence(consequence)}</strong>
                <span className="soft"> · {name}</span>
                <Conditions conditions={describeConditions(when)} />
              </li>
            ))}
          </ol>
        </div>
      </Card>
      <div className="columns">
        <Card title="About it">
          <Facts
            facts={[
              ['Version', version],
              ['Since', <Time key="since" at={created} />],
              ['By', <Person key="by" id={created_by} />],
              ['Begins', policy.starts === undefined ? 'at once' : <Time key="starts" at={policy.starts} />],
              ['Ends', <Time key="ends" at={policy.expires} />],
              ...(withdrawn === null
                ? []
                : ([
                    [
                      'Withdrawn',
                      <span key="withdrawn">
                        <Time at={withdrawn} /> by <Person id={withdrawn_by} />
                      </span>,
                    ],
                  ] as const)),
            ]}
          />
          <p className={styles.more}>
            <Link to="/live" search={{ show: 'decisions' }}>
              Watch decisions as they come
            </Link>
          </p>
        </Card>
        <Card title="As it was written">
          <CopyBlock text={record.source} label="the YAML" />
        </Card>
      </div>
    </div>
  )
}

function Conditions({ conditions }: { conditions: readonly string[] }) {
  if (conditions.length === 0) return <p>for everybody, also who is in no campaign</p>
  return (
    <ul className={styles.conditions}>
      {conditions.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  )
}
