/** SQL for the text of a JSON object; each value is an SQL expression of JSON text, '' or 'null' where absent. */
export function objectSql(fields: Record<string, string>): string {
  const pieces = Object.entries(fields).map(([name, value]) => `('"${name}":', ${value})`)
  return `concat('{', arrayStringConcat(arrayMap(piece -> concat(piece.1, piece.2),
    arrayFilter(piece -> piece.2 NOT IN ('', 'null'), [${pieces.join(', ')}])), ','), '}')`
}

/** SQL for a text as a JSON string, '' where it is empty. */
export const stringSql = (text: string): string => `if(${text} = '', '', toJSONString(${text}))`

/** SQL for a number that came as text, '' where it is none. */
export const numberSql = (text: string): string =>
  `if(match(${text}, '^-?\\\\d+(\\\\.\\\\d+)?([eE][+-]?\\\\d+)?$'), ${text}, '')`

/** SQL for a number of tokens that came as text, '' where it is none or 0. */
export const countSql = (text: string): string =>
  `if(toFloat64OrZero(${text}) > 0, toString(toUInt64(least(toFloat64OrZero(${text}), 4e9))), '')`

/** SQL for JSON text that must be an object or array to count; '' otherwise. */
export const structureSql = (text: string): string =>
  `if(match(${text}, '^[\\\\[{]') AND ${text} NOT IN ('[]', '{}'), ${text}, '')`

/** SQL for the first of some texts that is not empty. */
export const firstSql = (...texts: readonly string[]): string => `arrayFirst(text -> text != '', [${texts.join(', ')}])`
