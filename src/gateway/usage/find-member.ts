const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c]
const OPENING = new Set([0x7b, 0x5b])
const CLOSING = new Set([0x7d, 0x5d])

/**
 * Where the value of a member stands in the text of a JSON object, with the white space around it. Of several members of
 * that name the last, which is the one that parsers take.
 * @param json bytes of a text that was parsed: nothing is checked
 */
export function findMember(json: Buffer, name: string): { from: number; to: number } | undefined {
  let found: { from: number; to: number } | undefined
  let key: string | undefined
  let from = 0
  let depth = 0
  const endMember = (to: number): void => {
    if (key === name) found = { from, to }
    key = undefined
  }
  for (let at = 0; at < json.length; at++) {
    const byte = json[at]!
    if (byte === QUOTE) {
      const end = endOfString(json, at)
      if (depth === 1) key ??= JSON.parse(json.toString('utf8', at, end + 1)) as string
      at = end
    } else if (byte === COLON && depth === 1) from = at + 1
    else if (byte === COMMA && depth === 1) endMember(at)
    else if (OPENING.has(byte)) depth++
    else if (CLOSING.has(byte) && --depth === 0) endMember(at)
  }
  return found
}

function endOfString(json: Buffer, start: number): number {
  let at = start + 1
  while (at < json.length && json[at] !== QUOTE) at += json[at] === BACKSLASH ? 2 : 1
  return at
}
