/**
 * Codes by which ClickHouse says that a row cannot be read or does not fit its table, whoever sends it, and when: text, escapes,
 * quoted strings, input, dates, times, conversions, numbers, incorrect data, arrays, long strings, ranges, nulls, booleans,
 * enums. https://github.com/ClickHouse/ClickHouse/blob/master/src/Common/ErrorCodes.cpp
 */
const UNREADABLE = new Set([6, 25, 26, 27, 38, 41, 70, 72, 117, 130, 131, 321, 349, 467, 691])

/** Whether an insert failed by what was to be inserted. All else (away, late, full, busy) may pass. */
export const isRowUnreadable = (error: unknown): boolean => UNREADABLE.has(Number((error as { code?: unknown }).code))
