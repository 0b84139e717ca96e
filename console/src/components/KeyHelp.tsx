import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import styles from './KeyHelp.module.css'
import { ALL_PLACES } from './navigation'

const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['Ctrl K', 'Go anywhere'],
  ['/', 'To the filter of the page'],
  ['j k', 'Next and previous row of a table'],
  ['Enter', 'Open the row'],
  ['x', 'Mark the row'],
  ['Home End', 'First and last row'],
  ['Esc', 'Close what is open'],
  ['?', 'This list'],
]

export function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const pages = ALL_PLACES.map(({ key, label }) => [`g ${key}`, label] as const)
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Keys"
      description="Everything can be done without a mouse."
      wide
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <dl className={styles.keys}>
        {[...KEYS, ...pages].map(([keys, does]) => (
          <div key={keys} className={styles.line}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
