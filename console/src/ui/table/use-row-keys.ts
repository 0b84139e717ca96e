import { type KeyboardEvent, useState } from 'react'
import { isWriting } from '../is-writing'

interface RowKeys {
  /** place of the row that the keyboard is at */
  at: number
  setAt: (place: number) => void
  onKeyDown: (event: KeyboardEvent) => void
}

interface Rows {
  count: number
  onOpen?: ((place: number) => void) | undefined
  onMark?: ((place: number) => void) | undefined
  onMove: (place: number) => void
}

/** j and k or the arrows go from row to row, Enter opens, x marks, Home and End go to the ends. */
export function useRowKeys({ count, onOpen, onMark, onMove }: Rows): RowKeys {
  const [wanted, setAt] = useState(0)
  const at = Math.min(wanted, Math.max(0, count - 1))
  const go = (place: number): void => {
    const held = Math.max(0, Math.min(count - 1, place))
    setAt(held)
    onMove(held)
  }
  const acts = new Map<string, () => void>([
    ['j', () => go(at + 1)],
    ['ArrowDown', () => go(at + 1)],
    ['k', () => go(at - 1)],
    ['ArrowUp', () => go(at - 1)],
    ['Home', () => go(0)],
    ['End', () => go(count - 1)],
    ['Enter', () => onOpen?.(at)],
    ['x', () => onMark?.(at)],
  ])
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = acts.get(event.key)
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return
    event.preventDefault()
    act()
  }
  return { at, setAt, onKeyDown }
}

/** Keys that a control inside the table wants for itself, or that a dialog got which a row has opened. */
const isTaken = ({ target, currentTarget, key }: KeyboardEvent): boolean =>
  !(target instanceof HTMLElement) ||
  !currentTarget.contains(target) ||
  isWriting(target) ||
  (key === 'Enter' && target.matches('a, button'))
