import { formatShare } from '@/ui/Count'
import styles from './Progress.module.css'

/** How far something is, 0 to 1; undefined: under way, nobody knows how far. */
export function Progress({ label, value }: { label: string; value?: number }) {
  const held = value === undefined ? undefined : Math.min(1, Math.max(0, value))
  return (
    <div className={styles.line}>
      <progress className={styles.bar} aria-label={label} max={1} {...(held === undefined ? {} : { value: held })} />
      <span className={styles.share}>{held === undefined ? '' : formatShare(held)}</span>
    </div>
  )
}
