import { Toast as Radix } from 'radix-ui'
import { type ReactNode, useEffect, useSyncExternalStore } from 'react'
import styles from './Toast.module.css'

interface Told {
  key: number
  text: string
  tone: 'good' | 'danger'
  undo?: { label: string; run: () => void }
}

let told: readonly Told[] = []
let next = 0
const listeners = new Set<() => void>()
const TOLD_MAX = 4
const SHOWN_MS = 6000

/** Says in the corner that something was done, with a way back where there is one. */
export function notify(text: string, more: Partial<Pick<Told, 'tone' | 'undo'>> = {}): void {
  told = [...told, { key: next++, text, tone: 'good' as const, ...more }].slice(-TOLD_MAX)
  for (const listener of listeners) listener()
}

const forget = (key: number): void => {
  told = told.filter((one) => one.key !== key)
  for (const listener of listeners) listener()
}

export function Toasts({ children }: { children: ReactNode }) {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => told,
  )
  // Gone with the page that stood behind them: another person may sign in next.
  useEffect(
    () => () => {
      told = []
    },
    [],
  )
  return (
    <Radix.Provider duration={SHOWN_MS} swipeDirection="right">
      {children}
      {shown.map(({ key, text, tone, undo }) => (
        <Radix.Root
          key={key}
          className={tone === 'danger' ? `${styles.toast} ${styles.danger}` : styles.toast}
          type={tone === 'danger' ? 'foreground' : 'background'}
          onOpenChange={(open) => (open ? undefined : forget(key))}
        >
          <Radix.Description>{text}</Radix.Description>
          {undo === undefined ? null : (
            <Radix.Action altText={undo.label} className={styles.undo} onClick={undo.run}>
              {undo.label}
            </Radix.Action>
          )}
        </Radix.Root>
      ))}
      <Radix.Viewport className={styles.viewport} />
    </Radix.Provider>
  )
}
