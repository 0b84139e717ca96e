import { useState } from 'react'
import { copyText } from './copy-text'

const SHOWN_MS = 1500

/** Whether the text was copied a moment ago, and what copies it. `shown`: where it stands. */
export function useCopy(text: string, shown: { current: Element | null }): [copied: boolean, copy: () => void] {
  const [copied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    if (!(await copyText(text, shown.current))) return
    setCopied(true)
    setTimeout(() => setCopied(false), SHOWN_MS)
  }
  return [copied, () => void copy()]
}
