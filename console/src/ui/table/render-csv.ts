import type { CellValue, Column } from './column'

/** A cell that begins like a formula is one to spreadsheets (CWE-1236); an apostrophe before it makes it a text. */
const FORMULA = /^[=+\-@\t\r]/

/** The rows as CSV (RFC 4180), a heading first. */
export function renderCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [columns.map(({ header }) => header), ...rows.map((row) => columns.map(({ value }) => value(row)))]
  return lines.map((cells) => `${cells.map(field).join(',')}\r\n`).join('')
}

function field(value: CellValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
