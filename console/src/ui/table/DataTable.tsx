import { type RowData, useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { classNames } from '../class-names'
import { EmptyState } from '../EmptyState'
import type { Column, Sorting } from './column'
import styles from './DataTable.module.css'
import { FEATURES } from './table-features'
import { useRowKeys } from './use-row-keys'

const ROW_PX = 36
const OVERSCAN = 12

export interface DataTableProps<Row extends RowData> {
  /** what the table holds, for those who do not see it */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  sorting?: Sorting
  /** where the order is kept, e.g. in the address; without it the table keeps it */
  onSort?: (sorting: Sorting) => void
  onOpen?: (row: Row) => void
  marked?: ReadonlySet<string>
  onMark?: (row: Row) => void
  /** above it: number of rows, CSV and the like */
  tools?: ReactNode
  empty?: ReactNode
  /** as much of it is seen at once, in any length of CSS */
  height?: string
  /** called when the end comes into sight and there is more */
  onEnd?: () => void
  /** there are more rows than these: they stand as they came, for an order would be none of the whole */
  part?: boolean
}

/** A table that draws only the rows in sight: 25,000 are as quick as 25. Sorts, and is worked with by keyboard. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, marked, onMark, onOpen, empty, tools, height = '32rem', onEnd, part } = props
  const [own, setOwn] = useState<Sorting | undefined>(undefined)
  const sorting = part === true ? undefined : (props.sorting ?? own)
  const sort = props.onSort ?? setOwn
  const scroller = useRef<HTMLDivElement>(null)

  const definitions = useMemo(
    () =>
      columns.map(({ id, value, unsorted }) => ({
        id,
        accessorFn: (row: Row) => value(row) ?? undefined,
        enableSorting: unsorted !== true,
        sortUndefined: 'last' as const,
        sortFn: 'auto' as const,
      })),
    [columns],
  )
  const state = useMemo(
    () => ({ sorting: sorting === undefined ? [] : [{ id: sorting.by, desc: sorting.falling }] }),
    [sorting],
  )
  const table = useTable({ features: FEATURES, columns: definitions, data: rows, getRowId: rowKey, state })
  const lines = table.getRowModel().rows
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  })
  const items = virtual.getVirtualItems()
  const before = items[0]?.start ?? 0
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (lines.length > 0 && last >= lines.length - 1) onEnd?.()
  }, [last, lines.length, onEnd])

  const keys = useRowKeys({
    count: lines.length,
    onOpen: onOpen && ((place) => onOpen(lines[place]!.original)),
    onMark: onMark && ((place) => onMark(lines[place]!.original)),
    onMove: (place) => virtual.scrollToIndex(place, { align: 'auto' }),
  })
  if (rows.length === 0) return <>{empty ?? <EmptyState title="Nothing here" />}</>
  const marks = marked !== undefined && onMark !== undefined

  return (
    <div className="stack">
      {tools}
      {/** biome-ignore-start lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard (WCAG 2.2, 2.1.1) */}
      {/** biome-ignore-start lint/a11y/noNoninteractiveElementInteractions: the same */}
      <section
        ref={scroller}
        className={styles.scroller}
        style={{ maxHeight: height }}
        tabIndex={0}
        aria-label={`${label}, scrolls`}
        onKeyDown={keys.onKeyDown}
      >
        <table className={styles.table} aria-label={label} aria-rowcount={lines.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              {marks ? (
                <th className={styles.mark}>
                  <span className="hidden">Marked</span>
                </th>
              ) : null}
              {columns.map((column) => (
                <Heading key={column.id} column={column} fixed={part === true} sorting={sorting} onSort={sort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {before > 0 ? <Gap height={before} /> : null}
            {items.map(({ index }) => {
              const { id, original } = lines[index]!
              return (
                <tr
                  key={id}
                  aria-rowindex={index + 2}
                  aria-selected={marks ? marked.has(id) : undefined}
                  className={classNames(onOpen && styles.opens, index === keys.at && styles.at)}
                  onClick={(event) => {
                    keys.setAt(index)
                    if (!(event.target as HTMLElement).closest('a, button, input, label')) onOpen?.(original)
                  }}
                >
                  {marks ? (
                    <td className={styles.mark}>
                      <input
                        type="checkbox"
                        checked={marked.has(id)}
                        onChange={() => onMark(original)}
                        aria-label={`Mark ${id}`}
                      />
                    </td>
                  ) : null}
                  {columns.map(({ id: column, align, secondary, cell, value }) => (
                    <td key={column} className={classNames(align && styles.end, secondary && styles.secondary)}>
                      {cell === undefined ? String(value(original) ?? '') : cell(original)}
                    </td>
                  ))}
                </tr>
              )
            })}
            {after > 0 ? <Gap height={after} /> : null}
          </tbody>
        </table>
      </section>
      {/** biome-ignore-end lint/a11y/noNoninteractiveTabindex: see above */}
      {/** biome-ignore-end lint/a11y/noNoninteractiveElementInteractions: see above */}
    </div>
  )
}

/** Holds the place of rows that are not drawn. */
// biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row takes no focus
const Gap = ({ height }: { height: number }) => <tr aria-hidden="true" style={{ height }} />

interface HeadingProps<Row> {
  column: Column<Row>
  fixed: boolean
  sorting: Sorting | undefined
  onSort: (sorting: Sorting) => void
}

function Heading<Row>({ column, fixed, sorting, onSort }: HeadingProps<Row>) {
  const { id, header, align, secondary, width, unsorted } = column
  const here = sorting?.by === id ? sorting : undefined
  const looks = classNames(align && styles.end, secondary && styles.secondary)
  const style = width === undefined ? {} : { width }
  if (fixed || unsorted === true)
    return (
      <th className={looks} style={style} scope="col">
        {header}
      </th>
    )
  const order = here === undefined ? 'none' : here.falling ? 'descending' : 'ascending'
  return (
    <th className={looks} style={style} scope="col" aria-sort={order}>
      {/* Figures are wanted largest first, names from A. */}
      <button
        type="button"
        className={styles.sort}
        onClick={() => onSort({ by: id, falling: here === undefined ? align === 'end' : !here.falling })}
      >
        {header}
        {here === undefined ? null : here.falling ? (
          <ArrowDown size={13} aria-hidden />
        ) : (
          <ArrowUp size={13} aria-hidden />
        )}
      </button>
    </th>
  )
}
