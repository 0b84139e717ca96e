import { useState } from 'react'

/**
 * For what Radix opens without a trigger of its own: where the keyboard was when the component was first drawn, it is
 * again when it closes. What is gone by then, as the button of a row that was removed, is followed by the page.
 */
export function useReturnFocus(): (event: Event) => void {
  const [opener] = useState(() => document.activeElement)
  return (event) => {
    event.preventDefault()
    const there = opener instanceof HTMLElement && opener.isConnected && opener !== document.body
    const back = there ? opener : document.querySelector('main')
    back?.focus({ preventScroll: true })
  }
}
