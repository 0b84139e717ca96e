import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button } from './Button'
import styles from './Menu.module.css'

export interface MenuItem {
  label: ReactNode
  onSelect: () => void
  disabled?: boolean
}

/** A button that opens a list of things to do. */
export function Menu({ label, items }: { label: ReactNode; items: readonly MenuItem[] }) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <Button>{label}</Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={styles.menu} align="end" sideOffset={4}>
          {items.map((item, place) => (
            <DropdownMenu.Item
              // The list of a menu does not change while it is open.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              key={place}
              className={styles.item}
              disabled={item.disabled ?? false}
              onSelect={item.onSelect}
            >
              {item.label}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
