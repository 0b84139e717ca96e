import type { Answer } from '@/api/answer'
import { classNames } from '@/ui/class-names'
import styles from './DiffView.module.css'

type DiffLine = Answer<'/v1/policies/{name}/difference'>['lines'][number]

const SIGNS = { same: ' ', added: '+', removed: '−' } as const

/** What changed, line by line; said in words too, for colour alone tells nothing. */
export function DiffView({ lines, label }: { lines: readonly DiffLine[]; label: string }) {
  const changed = lines.filter(({ change }) => change !== 'same')
  if (changed.length === 0) return <p className="soft">Nothing is different but comments or the way it is written.</p>
  const added = changed.filter(({ change }) => change === 'added').length
  return (
    <figure className={styles.diff}>
      <figcaption className="soft">
        {label}: {added} lines added, {changed.length - added} removed.
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard (WCAG 2.2, 2.1.1) */}
      <section className={styles.frame} tabIndex={0} aria-label={label}>
        <ol className={styles.lines}>
          {lines.map(({ change, text }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place
            <li key={at} className={classNames(styles.line, styles[change])}>
              <span aria-hidden="true">{SIGNS[change]} </span>
              {change === 'same' ? null : <span className="hidden">{change}: </span>}
              {text}
            </li>
          ))}
        </ol>
      </section>
    </figure>
  )
}
