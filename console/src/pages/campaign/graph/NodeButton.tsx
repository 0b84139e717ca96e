import styles from './GraphView.module.css'

/** Leads to another node of the picture. */
export function NodeButton({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <button type="button" className={styles.link} onClick={onPress}>
      {label}
    </button>
  )
}
