/**
 * SQL that reads a time written as text into milliseconds since 1970 (Nullable(Int64)): seconds, milliseconds,
 * microseconds or nanoseconds, told apart by size (10^11 seconds is the year 5138, 10^11 milliseconds is 1973), or
 * ISO 8601 with a zone or without one (UTC).
 */
export const momentSql = (column: string): string => `multiIf(
    match(${column}, '^\\\\d{4}-\\\\d{2}-\\\\d{2}([T ]([01]\\\\d|2[0-3]):|$)'),
      toUnixTimestamp64Milli(parseDateTime64BestEffortOrNull(${column}, 3, 'UTC')),
    match(${column}, '^\\\\d+(\\\\.\\\\d*)?([eE]\\\\+?\\\\d+)?$'),
      toInt64(least(9e15, multiIf(
        toFloat64OrZero(${column}) < 1e11, round(toFloat64OrZero(${column}) * 1e3),
        toFloat64OrZero(${column}) < 1e14, round(toFloat64OrZero(${column})),
        toFloat64OrZero(${column}) < 1e17, round(toFloat64OrZero(${column}) / 1e3),
        round(toFloat64OrZero(${column}) / 1e6)))),
    NULL)`
