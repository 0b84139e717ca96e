import { Card } from '@/ui/Card'
import styles from './Matching.module.css'

/** What each side learns, in the words of the server. */
export const LearningCard = ({
  statement,
  title = 'What each side learns',
}: {
  statement: readonly string[]
  title?: string
}) => (
  <Card title={title}>
    <ul className={styles.statement}>
      {statement.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  </Card>
)
