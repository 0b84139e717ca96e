import { Download } from 'lucide-react'
import { Button } from '../Button'
import type { Column } from './column'
import { renderCsv } from './render-csv'

/** Saves the rows as they are shown. */
export function CsvButton<Row>({
  name,
  columns,
  rows,
}: {
  name: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
}) {
  const save = (): void => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([renderCsv(columns, rows)], { type: 'text/csv' }))
    link.download = `${name}.csv`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <Button look="quiet" onClick={save} disabled={rows.length === 0}>
      <Download size={14} aria-hidden /> CSV
    </Button>
  )
}
