import { Tabs as Radix } from 'radix-ui'
import { type ReactNode, useEffect, useRef } from 'react'
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
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is to be seen
  useEffect(() => {
    const observer = new ResizeObserver(() => showOpenTab(list.current!))
    observer.observe(list.current!)
    return () => observer.disconnect()
  }, [open])
  return (
    <Radix.Root value={open} onValueChange={(name) => onOpen(name as Name)}>
      <Radix.List ref={list} className={styles.list} aria-label={label}>
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

/** Where a narrow screen cuts the row off, the open tab is moved into sight; the page itself stays. */
function showOpenTab(list: HTMLElement): void {
  const tab = list.querySelector('[data-state=active]')
  if (tab === null) return
  const [seen, its] = [list.getBoundingClientRect(), tab.getBoundingClientRect()]
  list.scrollLeft += Math.min(0, its.left - seen.left) + Math.max(0, its.right - seen.right)
}
