import styles from './AgainstChance.module.css'
import { barsOf, formatFigure } from './figures'

/** A figure above what chance gives, both on one scale from 0. */
export function AgainstChance({ observed, expected, unit }: { observed: number; expected: number; unit: string }) {
  const bars = barsOf([observed, expected])
  const lines = [
    { name: 'Observed', value: observed, look: styles.observed },
    { name: 'By chance', value: expected, look: styles.expected },
  ]
  return (
    <div className={styles.compared}>
      <dl>
        {lines.map(({ name, value, look }, place) => (
          <div key={name} className={styles.line}>
            <dt>{name}</dt>
            <dd>
              <span className={styles.track} aria-hidden="true">
                <span
                  className={look}
                  style={{ marginLeft: `${bars[place]!.from * 100}%`, width: `${bars[place]!.width * 100}%` }}
                />
              </span>
              <span className={styles.figure}>{formatFigure(value)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.unit}>{unit}</p>
    </div>
  )
}
