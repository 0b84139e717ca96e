import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { isWriting } from '@/ui/is-writing'
import { ALL_PLACES } from './navigation'

interface Keys {
  onPalette: () => void
  onHelp: () => void
}

/** How long after g the next key counts. */
const CHORD_MS = 1200

/** Keys that work on every page: Ctrl+K or ⌘K, ?, /, and g with the letter of a page. What covers the page has the keys for itself. */
export function useGlobalKeys({ onPalette, onHelp }: Keys): void {
  const navigate = useNavigate()
  useEffect(() => {
    let chord_until = 0
    /** What a key does on its own; undefined: nothing. */
    const actOf = (event: KeyboardEvent): (() => void) | undefined => {
      const place = event.timeStamp < chord_until ? ALL_PLACES.find(({ key }) => key === event.key) : undefined
      chord_until = event.key === 'g' ? event.timeStamp + CHORD_MS : 0
      if (place !== undefined) return () => void navigate({ to: place.to })
      if (event.key === '?') return onHelp
      const filter = event.key === '/' ? document.querySelector<HTMLInputElement>('[data-filter]') : null
      return filter === null ? undefined : () => filter.focus()
    }
    const listen = (event: KeyboardEvent): void => {
      if (isCovered()) return
      const commanded = event.ctrlKey || event.metaKey
      const palette = commanded && event.key === 'k'
      if (!palette && (commanded || event.altKey || isWriting(event.target))) return
      const act = palette ? onPalette : actOf(event)
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [navigate, onPalette, onHelp])
}

/** Of a dialog or menu that is open. */
const isCovered = (): boolean => document.querySelector('[role=dialog], [role=menu]') !== null
