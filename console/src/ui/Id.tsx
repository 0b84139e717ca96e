import { Check, Copy } from 'lucide-react'
import { useRef } from 'react'
import styles from './Id.module.css'
import { useCopy } from './use-copy'

/** An id in full, with a button that copies it. */
export function Id({ value }: { value: string }) {
  const shown = useRef<HTMLElement>(null)
  const [copied, copy] = useCopy(value, shown)
  return (
    <span className={styles.id}>
      <code ref={shown}>{value}</code>
      <button type="button" className={styles.copy} onClick={copy} aria-label={copied ? 'Copied' : `Copy ${value}`}>
        {copied ? <Check size={13} /> : <Copy size={13} />}
      </button>
    </span>
  )
}
