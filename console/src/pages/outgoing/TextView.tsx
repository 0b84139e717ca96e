import { useState } from 'react'
import { Button } from '@/ui/Button'
import { formatCount } from '@/ui/Count'
import { Checkbox } from '@/ui/Field'
import styles from './Outgoing.module.css'

/** So much is drawn at once; the rest when it is asked for. */
const SHOWN_LENGTH_MAX = 100_000

/** A document as text and nothing else: what looks like markup in it stays as it is. */
export function TextView({ text, label }: { text: string; label: string }) {
  const [shown, setShown] = useState(SHOWN_LENGTH_MAX)
  const [spread, setSpread] = useState(true)
  const json = parsed(text)
  const whole = spread && json !== undefined ? JSON.stringify(json, null, 2) : text
  return (
    <div className="stack">
      {json === undefined ? null : (
        <Checkbox
          label="One field a line (the bytes that leave have it on one)"
          checked={spread}
          onChange={({ target }) => setSpread(target.checked)}
        />
      )}
      {/** biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard (WCAG 2.2, 2.1.1) */}
      <section tabIndex={0} aria-label={label} className={styles.text}>
        <pre>{whole.slice(0, shown)}</pre>
      </section>
      {whole.length <= shown ? null : (
        <div className="row">
          <span>
            {formatCount(shown)} of {formatCount(whole.length)} characters
          </span>
          <Button onClick={() => setShown(shown * 4)}>Show more</Button>
        </div>
      )}
    </div>
  )
}

/** JSON on one line. Only what comes back the same when it is written again: a name that stands twice would else be hidden. */
function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && JSON.stringify(value) === text.trimEnd() ? value : undefined
  } catch {
    return undefined
  }
}
