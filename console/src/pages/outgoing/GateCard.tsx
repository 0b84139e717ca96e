import type { Outgoing } from '@/api/sharing-words'
import { Badge, type Tone } from '@/ui/Badge'
import { Card } from '@/ui/Card'
import { examinedBy, type RuleOutcome } from './gate-rules'
import styles from './Outgoing.module.css'

const TONES: Readonly<Record<RuleOutcome, Tone>> = {
  passed: 'good',
  objects: 'danger',
  'not reached': 'warn',
  'does not apply': 'neutral',
}

/** What each rule of the lawful gate said of the very bytes. One that objects refuses the whole. */
export function GateCard({ record }: { record: Outgoing }) {
  const rules = examinedBy(record)
  const objecting = rules.filter(({ outcome }) => outcome === 'objects').length
  return (
    <Card
      title={
        objecting === 0
          ? 'The lawful gate let it pass'
          : `The lawful gate refused it: ${objecting === 1 ? 'one rule objects' : `${objecting} rules object`}`
      }
    >
      <ul className={styles.rules}>
        {rules.map(({ rule, words, outcome, objections }) => (
          <li key={rule} className={styles.rule}>
            <span>
              <Badge tone={TONES[outcome]}>{outcome}</Badge>
            </span>
            <div>
              <p>
                <code>{rule}</code> <span className="soft">{words}</span>
              </p>
              {objections.length === 0 ? null : (
                <ul className={styles.objections}>
                  {objections.map(({ where, what }) => (
                    <li key={`${where} ${what}`}>
                      {what}
                      {where === '' ? null : (
                        <>
                          {' '}
                          (at <code>{where}</code>)
                        </>
                      )}
                    </li>
                  ))}
                </ul>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
