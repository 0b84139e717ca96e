import { formatShare } from './Count'
import styles from './ShareList.module.css'

interface Share {
  name: string
  share: number
}

/** Shares as bars from 0 to 100 %, the largest first. */
export function ShareList({ label, shares }: { label: string; shares: readonly Share[] }) {
  return (
    <ul className={styles.shares} aria-label={label}>
      {shares
        .toSorted((one, other) => other.share - one.share)
        .map(({ name, share }) => (
          <li key={name}>
            <span className={styles.name}>{name.replaceAll('_', ' ')}</span>
            <span className={styles.figure}>{formatShare(share)}</span>
            <span className={styles.track} aria-hidden="true">
              <span style={{ width: `${share * 100}%` }} />
            </span>
          </li>
        ))}
    </ul>
  )
}
