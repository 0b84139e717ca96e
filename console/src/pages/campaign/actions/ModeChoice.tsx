import { classNames } from '@/ui/class-names'
import type { Mode } from './action-types'
import styles from './ModeChoice.module.css'

const MODES: readonly { mode: Mode; label: string; told: string }[] = [
  {
    mode: 'shadow',
    label: 'Shadow',
    told: 'Nobody is hindered. What it would have done is recorded, to be looked at before it is enforced.',
  },
  {
    mode: 'enforce',
    label: 'Enforce',
    told: 'Holds from the next request on, for every account that is hit. Can be undone; what was refused meanwhile stays refused.',
  },
]

/** Shadow or enforce: the difference that matters most, said in full. */
export function ModeChoice({ mode, onChange }: { mode: Mode; onChange: (mode: Mode) => void }) {
  return (
    <fieldset className={styles.modes}>
      <legend>Mode</legend>
      {MODES.map(({ mode: one, label, told }) => (
        <label key={one} className={classNames(styles.mode, one === mode && styles.chosen, styles[one])}>
          <input type="radio" name="mode" value={one} checked={one === mode} onChange={() => onChange(one)} />
          <span>
            <strong>{label}</strong>
            <span className={styles.told}>{told}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
