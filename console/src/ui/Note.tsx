import type { ReactNode } from 'react'
import { classNames } from './class-names'
import styles from './Note.module.css'
import tones from './tones.module.css'

/** A remark that stands out. `danger` is read out at once. */
export function Note({ tone = 'info', children }: { tone?: 'info' | 'warn' | 'danger' | 'good'; children: ReactNode }) {
  return (
    <div className={classNames(styles.note, tones[tone])} role={tone === 'danger' ? 'alert' : 'note'}>
      {children}
    </div>
  )
}
