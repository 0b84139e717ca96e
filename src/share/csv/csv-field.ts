/**
 * Signs by which a spreadsheet takes a field for a formula, also behind spaces and in full width, as Excel does
 * (OWASP, CSV injection). An apostrophe before them makes it text.
 */
const FORMULA = /^\s*[=+\-@|%\t\r\n＝＋－＠]/u
const QUOTED = /[",\r\n]|^\s|\s$|^'/

/** One field of RFC 4180. Null is empty; numbers stand as they are. */
export function csvField(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  // Zero characters end a field early in programs written in C.
  const text = value.replaceAll('\0', '\ufffd')
  const defused = FORMULA.test(text) ? `'${text}` : text
  return QUOTED.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused
}
