import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import styles from './Id.module.css'

const SHOWN_MS = 1500

/** An id in full, with a button that copies it. */
export function Id({ value }: { value: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(value)
    setCopied(true)
    setTimeout(() => setCopied(false), SHOWN_MS)
  }
  return (
    <span className={styles.id}>
      <code>{value}</code>
      <button type="button" className={styles.copy} onClick={copy} aria-label={copied ? 'Copied' : `Copy ${value}`}>
        {copied ? <Check size={13} /> : <Copy size={13} />}
      </button>
    </span>
  )
}
