import { Card } from '@/ui/Card'
import { formatCount } from '@/ui/Count'
import { EmptyState } from '@/ui/EmptyState'
import { ShareList } from '@/ui/ShareList'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import type { Campaign } from '../campaign-types'
import styles from './SharesTab.module.css'

type Share = Campaign['capabilities'][number]

const CSV: readonly Column<Share>[] = [
  { id: 'name', header: 'name', value: ({ name }) => name },
  { id: 'share', header: 'share of harvesting exchanges', value: ({ share }) => share },
]

/** What it is after: what its exchanges ask for, by which means, and of which models. */
export function SharesTab({ campaign }: { campaign: Campaign }) {
  const { id, exchanges } = campaign
  const parts = [
    {
      name: 'capabilities',
      title: 'Capability',
      told: 'What its exchanges ask for.',
      none: 'No content was kept of its exchanges, so nothing is known of what they ask for.',
    },
    {
      name: 'elicitation',
      title: 'Elicitation',
      told: 'Marks of what a student model is trained on. An exchange may carry several, or none.',
      none: 'None of its exchanges carries a mark of elicitation, or no content was seen.',
    },
    { name: 'models', title: 'Models', told: 'Which models answered.', none: 'The logs name no models.' },
  ] as const
  return (
    <div className="stack">
      <p className="soft">
        Shares of its {formatCount(exchanges)} harvesting exchanges, as the newest run estimated them. What chance gives
        stands at the evidence «Elicitation of training material».
      </p>
      <div className={styles.cards}>
        {parts.map(({ name, title, told, none }) => (
          <Card
            key={name}
            title={title}
            actions={<CsvButton name={`${id}-${name}`} columns={CSV} rows={campaign[name]} />}
          >
            <div className="stack">
              <p className="soft">{told}</p>
              {campaign[name].length === 0 ? (
                <EmptyState title="Nothing known">{none}</EmptyState>
              ) : (
                <ShareList label={title} shares={campaign[name]} />
              )}
            </div>
          </Card>
        ))}
      </div>
    </div>
  )
}
