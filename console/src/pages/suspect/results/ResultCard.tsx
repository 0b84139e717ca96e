import type { ProvenanceResult } from '@/api/use-provenance'
import { GradeBadge } from '@/components/GradeBadge'
import { AgainstChance } from '@/ui/AgainstChance'
import { Badge } from '@/ui/Badge'
import { Card } from '@/ui/Card'
import { formatCount } from '@/ui/Count'
import { Facts } from '@/ui/Facts'
import { formatFigure } from '@/ui/figures'
import { formatChance } from './format-chance'
import { MadeOf } from './MadeOf'
import { NullChart } from './NullChart'
import styles from './ResultCard.module.css'

/** What one test gave: what was seen against what chance gives, how it does on what cannot be found, and what else it may be. */
export function ResultCard({ title, result }: { title: string; result: ProvenanceResult }) {
  const { subject, grade, registered, interval, adjusted_p_value, nulls, alternatives } = result
  return (
    <Card
      title={title}
      actions={
        <>
          <Badge tone={registered ? 'good' : 'warn'}>{registered ? 'registered' : 'not registered'}</Badge>
          <GradeBadge grade={grade} />
        </>
      }
    >
      <div className="stack">
        <p>{result.statement}</p>
        <AgainstChance observed={result.observed} expected={result.expected} unit={result.statistic} />
        <Facts
          facts={[
            ['Tried', subject],
            ['Null hypothesis', result.null_hypothesis],
            ['p-value', formatChance(result.log10_p_value)],
            [
              'Adjusted',
              adjusted_p_value === null
                ? 'not corrected for other tests'
                : `${formatChance(Math.log10(adjusted_p_value))} (Holm)`,
            ],
            [
              '95 % interval, of the rate or mean',
              interval === null ? 'none' : interval.map(formatFigure).join(' to '),
            ],
            ...(result.campaign === undefined ? [] : [['Served to', result.campaign] as const]),
            ['Counted', `${formatCount(result.units_scored)} of ${formatCount(result.units_raw)}`],
          ]}
        />
        {nulls.map((one) => (
          <NullChart key={one.kind} nulls={one} result={result} />
        ))}
        <MadeOf result={result} />
        {alternatives.length === 0 ? null : (
          <div>
            <h3>What else could give this</h3>
            <ul className={styles.alternatives}>
              {alternatives.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Card>
  )
}
