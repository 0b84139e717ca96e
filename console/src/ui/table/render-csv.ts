import type { CellValue, Column } from './column'

/**
 * Signs by which a spreadsheet takes a field for a formula, also behind spaces and in full width (OWASP, CSV injection;
 * CWE-1236). An apostrophe before them makes it text. The line is that of the server's CSV, which the console may not
 * import: cells are words of the people that are looked for, here and there.
 */
const FORMULA = /^\s*[=+\-@|%\t\r\n＝＋－＠]/u
const QUOTED = /[",\r\n]|^\s|\s$|^'/

/** The rows as CSV (RFC 4180), a heading first. */
export function renderCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [columns.map(({ header }) => header), ...rows.map((row) => columns.map(({ value }) => value(row)))]
  return lines.map((cells) => `${cells.map(field).join(',')}\r\n`).join('')
}

function field(value: CellValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') return String(value)
  // Zero characters end a field early in programs written in C.
  const text = value.replaceAll('\0', '\ufffd')
  const defused = FORMULA.test(text) ? `'${text}` : text
  return QUOTED.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused
}
