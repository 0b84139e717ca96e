import { formatShare } from './Count'
import styles from './Meter.module.css'

/** A share from 0 to 1 as a bar with its figure. */
export function Meter({
  value,
  label,
  tone = 'accent',
}: {
  value: number
  label: string
  tone?: 'accent' | 'harvest'
}) {
  const held = Math.min(1, Math.max(0, value))
  return (
    <span className={styles.meter}>
      <meter className="hidden" min={0} max={1} value={held} aria-label={label} />
      <span className={styles.track} aria-hidden="true">
        <span className={styles[tone]} style={{ width: `${held * 100}%` }} />
      </span>
      <span>{formatShare(value)}</span>
    </span>
  )
}
