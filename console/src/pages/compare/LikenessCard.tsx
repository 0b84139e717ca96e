import { AgainstChance } from '@/ui/AgainstChance'
import { Card } from '@/ui/Card'
import { formatCount, formatP } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import styles from './Compare.module.css'
import type { Comparison, Likeness } from './comparison'

const CSV: readonly Column<Likeness>[] = [
  { id: 'kind', header: 'likeness', value: ({ kind }) => kind },
  { id: 'statement', header: 'statement', value: ({ statement }) => statement },
  { id: 'observed', header: 'observed', value: ({ observed }) => observed },
  { id: 'expected', header: 'expected by chance', value: ({ expected }) => expected },
  { id: 'unit', header: 'unit', value: ({ unit }) => unit },
  { id: 'p', header: 'p by chance', value: ({ p_value }) => p_value },
  { id: 'with', header: 'compared with', value: ({ compared_with }) => compared_with },
  { id: 'alike', header: 'other campaigns as alike', value: (row) => row.of_other_campaigns?.as_alike },
  { id: 'others', header: 'of other campaigns', value: (row) => row.of_other_campaigns?.count },
]

/** What the two have in common, one likeness a row, the least explained by chance first. */
export function LikenessCard({ comparison: { likenesses, campaigns } }: { comparison: Comparison }) {
  const nothing = likenesses.filter(({ observed }) => observed <= 0)
  return (
    <Card
      title="Likenesses"
      actions={
        <CsvButton name={`comparison-${campaigns.map(({ id }) => id).join('-')}`} columns={CSV} rows={likenesses} />
      }
    >
      {likenesses.length === 0 ? (
        <EmptyState title="Nothing could be compared">
          Too little is kept of one of them: exchanges may be older than retention allows.
        </EmptyState>
      ) : (
        <div className="stack">
          <LikenessList likenesses={likenesses.filter(({ observed }) => observed > 0)} />
          {nothing.length === 0 ? null : (
            <details>
              <summary>Nothing in common by {formatCount(nothing.length)} more measures</summary>
              <LikenessList likenesses={nothing} />
            </details>
          )}
        </div>
      )}
    </Card>
  )
}

const LikenessList = ({ likenesses }: { likenesses: readonly Likeness[] }) => (
  <ul className={styles.likenesses}>
    {likenesses.map((likeness) => (
      <LikenessRow key={`${likeness.kind} ${likeness.statement}`} likeness={likeness} />
    ))}
  </ul>
)

function LikenessRow({ likeness }: { likeness: Likeness }) {
  const { kind, statement, observed, expected, unit, p_value, compared_with, of_other_campaigns: others } = likeness
  return (
    <li className={styles.likeness}>
      <div>
        <h3>{kind}</h3>
        <p>{statement}</p>
        <p className="soft">
          Chance: {compared_with}. p = {formatP(p_value)}.
          {others === null
            ? ''
            : ` Of ${formatCount(others.count)} other campaigns ${formatCount(others.as_alike)} are as alike.`}
        </p>
      </div>
      <AgainstChance observed={observed} expected={expected} unit={unit} />
    </li>
  )
}
