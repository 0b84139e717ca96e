import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './Dialog.module.css'
import { useReturnFocus } from './use-return-focus'

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

/** A window before the page: holds the focus and gives it back, closes with Escape. A press beside it does not: it may hold what was typed. */
export function Dialog({ open, onClose, ...shown }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className={styles.overlay} />
        <Window {...shown} />
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Drawn first when it opens, which is when it is known what had the focus. */
function Window({ title, description, actions, wide = false, children }: Omit<DialogProps, 'open' | 'onClose'>) {
  const giveBack = useReturnFocus()
  return (
    <Radix.Content
      className={wide ? `${styles.content} ${styles.wide}` : styles.content}
      onCloseAutoFocus={giveBack}
      onPointerDownOutside={(event) => event.preventDefault()}
    >
      <Radix.Title className={styles.title}>{title}</Radix.Title>
      <Radix.Description className="soft">{description}</Radix.Description>
      <div className={styles.body}>{children}</div>
      {actions === undefined ? null : <footer className={styles.foot}>{actions}</footer>}
    </Radix.Content>
  )
}
