import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/** A part of a view; `undefined` takes it out of the address. */
export type ViewPart<View> = { [name in keyof View]?: View[name] | undefined }

/**
 * What stands behind the `?` of the page that is open, as its `search.ts` reads it, and a way to change a part of it.
 * The page before stays one step back: a filter that is moved ten times is no ten pages.
 */
export function useView<View extends object>(): [view: View, change: (part: ViewPart<View>) => void] {
  const view = useSearch({ strict: false })
  const navigate = useNavigate()
  const change = useCallback(
    (part: ViewPart<View>): void =>
      void navigate({
        to: '.',
        search: (old: object) => ({ ...old, ...part }) as never,
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  )
  return [view as View, change]
}
