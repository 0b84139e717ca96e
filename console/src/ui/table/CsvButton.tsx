import { Download } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../Button'
import { formatCount } from '../Count'
import { saveBlob } from '../save-blob'
import { notify } from '../Toast'
import type { Column } from './column'
import { renderCsv } from './render-csv'

interface CsvButtonProps<Row> {
  name: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** where `rows` may be a part: brings all; `more`: there are more than can be had */
  readAll?: () => Promise<{ rows: readonly Row[]; more: boolean }>
}

/** Saves the rows that are shown, and those that would be if one scrolled on. */
export function CsvButton<Row>({ name, columns, rows, readAll }: CsvButtonProps<Row>) {
  const [busy, setBusy] = useState(false)
  const save = async (): Promise<void> => {
    setBusy(true)
    try {
      const all = readAll === undefined ? { rows, more: false } : await readAll()
      saveBlob(new Blob([renderCsv(columns, all.rows)], { type: 'text/csv' }), `${name}.csv`)
      if (all.more) notify(`${name}.csv holds the first ${formatCount(all.rows.length)} rows. There are more.`)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      notify(`${name}.csv was not saved: ${why}`, { tone: 'danger' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button look="quiet" busy={busy} onClick={() => void save()} disabled={rows.length === 0}>
      <Download size={14} aria-hidden /> CSV
    </Button>
  )
}
