const ANY_VALUE = `Tuple(stringValue Nullable(String), intValue String, doubleValue String, boolValue String,
  arrayValue Tuple(values Array(String)), kvlistValue Tuple(values Array(Tuple(key String, value String))))`

/** Messages are a list of objects with a list of parts, whose values may be an object: five levels, one to spare. */
const DEPTH = 6

/** SQL for an OTLP AnyValue (its JSON text) as text: strings as they are, numbers and booleans written out, lists and maps as JSON. */
export const otlpTextSql = (value: string): string => unwrapped(value, DEPTH, 'assumeNotNull(v6.stringValue)')

/** The engine has no recursion, so the levels are written out, one in the other. */
function unwrapped(value: string, depth: number, text: string): string {
  const v = `v${depth}`
  const element = `e${depth}`
  const inner =
    depth === 1
      ? "'null'"
      : unwrapped(`${element}.2`, depth - 1, `toJSONString(assumeNotNull(v${depth - 1}.stringValue))`)
  const children = `if(notEmpty(${v}.kvlistValue.values),
    arrayMap(pair -> (concat(toJSONString(pair.key), ':'), pair.value), ${v}.kvlistValue.values),
    arrayMap(item -> ('', item), ${v}.arrayValue.values))`
  const joined = `arrayStringConcat(arrayMap(${element} -> concat(${element}.1, ${inner}), ${children}), ',')`
  return `arrayMap(${v} -> multiIf(
    isNotNull(${v}.stringValue), ${text},
    ${v}.intValue != '', ${v}.intValue, ${v}.doubleValue != '', ${v}.doubleValue, ${v}.boolValue != '', ${v}.boolValue,
    empty(${v}.kvlistValue.values) AND empty(${v}.arrayValue.values), '',
    arrayMap(inside -> if(empty(${v}.kvlistValue.values), concat('[', inside, ']'), concat('{', inside, '}')), [${joined}])[1]),
    [JSONExtract(${value}, '${ANY_VALUE}')])[1]`
}
