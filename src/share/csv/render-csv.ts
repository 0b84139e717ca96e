import type { Indicator } from '#contract/indicator.js'
import { InputError } from '#contract/scan.js'
import { canonicalJson } from '#lib/canonical-json.js'
import { csvField } from './csv-field.js'

const COLUMNS: readonly [string, (indicator: Indicator) => string | number | null][] = [
  ['id', ({ id }) => id],
  ['kind', ({ value }) => value.kind],
  ['value', ({ value }) => valueText(value)],
  ['confidence', ({ confidence }) => confidence],
  ['prevalence_accounts', ({ prevalence }) => prevalence.accounts],
  ['prevalence_population', ({ prevalence }) => prevalence.of],
  ['seen_accounts', ({ seen }) => seen.accounts],
  ['seen_exchanges', ({ seen }) => seen.exchanges],
  ['first_seen', ({ first_seen }) => first_seen],
  ['last_seen', ({ last_seen }) => last_seen],
  ['half_life_days', ({ half_life_days }) => half_life_days],
  ['community', ({ community }) => community],
  ['epoch', ({ epoch }) => epoch],
  ['tlp', ({ tlp }) => tlp],
  ['profile', ({ schema }) => schema],
]

const ROWS_MAX = 100_000

/**
 * Indicators as CSV (RFC 4180): a header, a line an indicator, CR LF, fields quoted where they must be. What a spreadsheet
 * would run as a formula is defused. Throws InputError for more than `rows_max`.
 */
export function renderCsv(indicators: readonly Indicator[], { rows_max = ROWS_MAX } = {}): string {
  if (indicators.length > rows_max)
    throw new InputError(`${indicators.length} indicators, and a file holds ${rows_max}`, 'indicators', 'Give fewer.')
  const rows = indicators.map((indicator) => COLUMNS.map(([, field]) => csvField(field(indicator))))
  return [COLUMNS.map(([name]) => name), ...rows].map((fields) => `${fields.join(',')}\r\n`).join('')
}

/** The value alone where it is one word, else as JSON. */
function valueText({ kind: _, ...value }: Indicator['value']): string {
  if ('token' in value) return value.token
  return 'value' in value ? value.value : canonicalJson(value)
}
