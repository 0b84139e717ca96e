import type { ReactNode } from 'react'
import styles from './Badge.module.css'
import { classNames } from './class-names'
import tones from './tones.module.css'

export type Tone = 'neutral' | 'good' | 'warn' | 'danger' | 'info' | 'accent'

/** A word with a colour. The word says it all: colour alone tells nothing (WCAG 2.2, 1.4.1). */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={classNames(styles.badge, tones[tone])}>{children}</span>
}
