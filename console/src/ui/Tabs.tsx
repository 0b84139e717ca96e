import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './Tabs.module.css'

export interface Tab<Name extends string = string> {
  name: Name
  label: ReactNode
  content: () => ReactNode
}

interface TabsProps<Name extends string> {
  label: string
  tabs: readonly Tab<Name>[]
  /** which is open: kept in the address, so that a link leads to it */
  open: Name
  onOpen: (name: Name) => void
}

export function Tabs<Name extends string>({ label, tabs, open, onOpen }: TabsProps<Name>) {
  return (
    <Radix.Root value={open} onValueChange={(name) => onOpen(name as Name)}>
      <Radix.List className={styles.list} aria-label={label}>
        {tabs.map(({ name, label }) => (
          <Radix.Trigger key={name} value={name} className={styles.tab}>
            {label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map(({ name, content }) => (
        <Radix.Content key={name} value={name} className={styles.content}>
          {name === open ? content() : null}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
