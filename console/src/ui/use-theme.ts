import { useSyncExternalStore } from 'react'

export type Theme = 'dark' | 'light'
const PLACE = 'stillwatch.theme'
const listeners = new Set<() => void>()

/** As chosen here, else as the system is set. */
export const readTheme = (): Theme => {
  const chosen = localStorage.getItem(PLACE)
  if (chosen === 'dark' || chosen === 'light') return chosen
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

export function applyTheme(): void {
  document.documentElement.dataset.theme = readTheme()
  for (const listener of listeners) listener()
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(PLACE, theme)
  applyTheme()
}

export const useTheme = (): Theme =>
  useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, readTheme)
