import type { Theme } from '@/ui/use-theme'
import { KINDS, type Kind } from './channels'

/** Colours of the page's tokens, as WebGL takes them. */
export interface GraphColours {
  core: string
  member: string
  kinds: Record<Kind, string>
  /** of what is not of interest now */
  dim: string
  edge: string
  edge_near: string
  text: string
  surface: string
}

/** Read anew for each theme. */
export function readGraphColours(_theme: Theme): GraphColours {
  const style = getComputedStyle(document.documentElement)
  const read = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  const kinds = Object.entries(KINDS).map(([kind, { token }]) => [kind, read(token)])
  return {
    core: read('harvest'),
    member: read('cover'),
    kinds: Object.fromEntries(kinds) as Record<Kind, string>,
    dim: read('line'),
    edge: read('line-strong'),
    edge_near: read('line'),
    text: read('text'),
    surface: read('raised'),
  }
}
