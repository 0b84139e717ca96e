import type { ReactNode } from 'react'
import styles from './Stat.module.css'

interface StatProps {
  label: string
  value: ReactNode
  /** what it is measured against, in a few words */
  note?: ReactNode
}

/** One figure with its name. */
export function Stat({ label, value, note }: StatProps) {
  return (
    <div className={styles.stat}>
      <span className={styles.label}>{label}</span>
      <strong className={styles.value}>{value}</strong>
      {note === undefined ? null : <span className={styles.note}>{note}</span>}
    </div>
  )
}
