import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from './Button'
import styles from './CopyBlock.module.css'

const SHOWN_MS = 1500

/** Text to be taken elsewhere as it stands: a command, a token. */
export function CopyBlock({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), SHOWN_MS)
  }
  return (
    <div className={styles.block}>
      <pre className={styles.text}>{text}</pre>
      <Button look="quiet" onClick={() => void copy()} aria-label={`Copy ${label}`}>
        {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />} {copied ? 'Copied' : 'Copy'}
      </Button>
    </div>
  )
}
