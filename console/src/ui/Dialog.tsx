import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './Dialog.module.css'

interface DialogProps {
  open: boolean
  onClose: () => void
  title: string
  /** in a sentence, what it is for */
  description: string
  /** at the foot: buttons */
  actions?: ReactNode
  wide?: boolean
  children?: ReactNode
}

/** A window before the page: holds the focus, closes with Escape. */
export function Dialog({ open, onClose, title, description, actions, wide = false, children }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className={styles.overlay} />
        <Radix.Content className={wide ? `${styles.content} ${styles.wide}` : styles.content}>
          <Radix.Title className={styles.title}>{title}</Radix.Title>
          <Radix.Description className="soft">{description}</Radix.Description>
          <div className={styles.body}>{children}</div>
          {actions === undefined ? null : <footer className={styles.foot}>{actions}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
