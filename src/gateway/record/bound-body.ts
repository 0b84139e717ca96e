import { isObject, type JsonObject } from '../json-object.js'

const STRING_CHARACTERS_MAX = 16_384

/**
 * A request's body for the record. One that is longer than may be recorded loses the rest of its long texts (nearly always
 * pictures in base64); if that is not enough, all but its settings.
 * @param json the text that it was read from
 * @param bytes length of that text, not of the body as it came: a compressed one may be a thousand times as short
 * @returns JSON text
 */
export function boundBody(
  body: JsonObject,
  json: string,
  bytes: number,
  bytes_max: number,
): { json: string; cut: boolean } {
  if (bytes <= bytes_max) return { json, cut: false }
  const text = JSON.stringify(body, (_, value: unknown) =>
    typeof value === 'string' && value.length > STRING_CHARACTERS_MAX ? value.slice(0, STRING_CHARACTERS_MAX) : value,
  )
  if (Buffer.byteLength(text) <= bytes_max) return { json: text, cut: true }
  const settings = Object.entries(body).filter(([, value]) => !Array.isArray(value) && !isObject(value))
  const short = settings.filter(([, value]) => typeof value !== 'string' || value.length <= STRING_CHARACTERS_MAX)
  return { json: JSON.stringify(Object.fromEntries(short.slice(0, 100))), cut: true }
}
