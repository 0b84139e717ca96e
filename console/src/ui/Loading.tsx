import styles from './Loading.module.css'

/** Holds the place of what is on its way. */
export function Loading({ lines = 3, label = 'Loading' }: { lines?: number; label?: string }) {
  return (
    <div className={styles.loading} role="status" data-loading>
      <span className="hidden">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars that look the same
        <span key={line} className={styles.bar} />
      ))}
    </div>
  )
}
