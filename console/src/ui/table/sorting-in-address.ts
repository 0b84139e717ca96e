import type { Sorting } from './column'

/** `-accounts` in an address: by that column, falling. */
export const sortingOf = (text: string): Sorting =>
  text.startsWith('-') ? { by: text.slice(1), falling: true } : { by: text, falling: false }

export const textOfSorting = ({ by, falling }: Sorting): string => (falling ? `-${by}` : by)
