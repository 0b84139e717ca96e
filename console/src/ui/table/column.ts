import type { ReactNode } from 'react'

export type CellValue = string | number | boolean | null | undefined

/** A column of a table. What it sorts and saves by is its value; what it shows may be more. */
export interface Column<Row> {
  id: string
  header: string
  value: (row: Row) => CellValue
  /** what is shown; without it, the value */
  cell?: (row: Row) => ReactNode
  align?: 'end'
  /** any width of CSS */
  width?: string
  /** not on narrow screens */
  secondary?: boolean
  unsorted?: boolean
}

export interface Sorting {
  by: string
  falling: boolean
}
