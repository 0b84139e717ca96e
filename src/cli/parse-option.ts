import { extname } from 'node:path'
import { InvalidArgumentError } from 'commander'
import { InputError } from '#contract/scan.js'
import type { ReportFormat } from './context.js'

const EXTENSIONS: Record<string, ReportFormat> = {
  '.json': 'json',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.txt': 'table',
}

/** A whole number from `min` to `max`; thousands may be set apart by `_` or `,`. */
export const parseCount =
  (min: number, max = Number.MAX_SAFE_INTEGER) =>
  (text: string): number => {
    const digits = text.replace(/(?<=\d)[_,](?=\d)/g, '')
    const count = Number(digits)
    if (!/^\d+$/.test(digits) || count < min || count > max)
      throw new InvalidArgumentError(`It must be a whole number, at least ${min} and at most ${max}.`)
    return count
  }

/** A number above 0 and at most `max`. */
export const parsePositive =
  (max: number) =>
  (text: string): number => {
    const value = Number(text)
    if (text.trim() === '' || !(value > 0 && value <= max))
      throw new InvalidArgumentError(`It must be a number above 0 and at most ${max}.`)
    return value
  }

/** A confidence to compare with: above 0, since at 0 any campaign at all would fail. */
export function parseConfidence(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value > 0 && value <= 1))
    throw new InvalidArgumentError('It must be above 0 and at most 1, for example 0.9.')
  return value
}

/** A day or an ISO 8601 time, as UTC. Without a zone it is UTC already: a report must not depend on where it is made. */
export function parseTime(text: string): string {
  const zoned = /T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : text.includes('T') ? `${text}Z` : `${text}T00:00:00Z`
  const time = Date.parse(zoned)
  const form = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/
  // Date.parse takes 31 February for 3 March.
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`)
  if (!form.test(text) || Number.isNaN(time) || day.toISOString().slice(0, 10) !== text.slice(0, 10))
    throw new InvalidArgumentError('It must be a day (2026-03-01) or a time (2026-03-01T12:00:00Z).')
  return new Date(time).toISOString()
}

/** The form of the report: as asked, else by the file's extension, else a table. */
export function chooseFormat(asked: ReportFormat | undefined, out: string | undefined): ReportFormat {
  if (asked !== undefined) return asked
  if (out === undefined) return 'table'
  const format = EXTENSIONS[extname(out).toLowerCase()]
  if (format === undefined)
    throw new InputError(
      'the extension names no form of report',
      `--out ${out}`,
      'Add --format table, json, markdown or html.',
    )
  return format
}
