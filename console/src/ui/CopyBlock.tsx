import { Check, Copy } from 'lucide-react'
import { useRef } from 'react'
import { Button } from './Button'
import styles from './CopyBlock.module.css'
import { useCopy } from './use-copy'

/** Text to be taken elsewhere as it stands: a command, a token. */
export function CopyBlock({ text, label }: { text: string; label: string }) {
  const shown = useRef<HTMLPreElement>(null)
  const [copied, copy] = useCopy(text, shown)
  return (
    <div className={styles.block}>
      <pre ref={shown} className={styles.text}>
        {text}
      </pre>
      <Button look="quiet" onClick={copy} aria-label={`Copy ${label}`}>
        {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />} {copied ? 'Copied' : 'Copy'}
      </Button>
    </div>
  )
}
