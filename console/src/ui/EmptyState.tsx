import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

/** There is nothing, why, and what to do about it. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <strong>{title}</strong>
      {children === undefined ? null : <p className="soft">{children}</p>}
      {action}
    </div>
  )
}
