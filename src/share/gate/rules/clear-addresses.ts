import type { GateRule } from '../gate-rule.js'

const IPV4 = /(?<![\p{L}\p{N}./-])(?:\d{1,3}\.){3}\d{1,3}(?![\p{L}\p{N}.])/u
const IPV4_BROKEN = /\d{1,3}\s?(?:\[\.\]|\(\.\)|\[dot\])\s?\d{1,3}\s?(?:\[\.\]|\(\.\)|\[dot\]|\.)\s?\d/u
const IPV6 =
  /(?<![\p{L}\p{N}:-])(?:[0-9a-f]{1,4}:){3,7}(?::?[0-9a-f]{1,4}){1,4}(?![\p{L}\p{N}:])|[0-9a-f]{1,4}::[0-9a-f]{1,4}/u
const URL_OF = /(?<![a-z])(?:https?|hxxps?|ftp|wss?):\/\//u
const HOST =
  /(?<![\p{L}\p{N}_/.-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?(?:\.|\s\.\s|\s?(?:\[\.\]|\[dot\]|\(dot\))\s?))+(?:com|net|org|io|ai|dev|app|co|cn|ru|de|uk|eu|us|fr|jp|kr|in|nl|info|biz|xyz|cloud|tech|site|online|example|test|local|internal|edu|gov)(?![\p{L}\p{N}])/u

export const clearAddresses: GateRule = {
  name: 'clear-addresses',
  reason: 'An address in the clear leads to a person or a machine of somebody; what is shared is its keyed hash.',
  *test({ texts, pieces, settings, learned }) {
    if (settings.clear_addresses) return
    for (const { where, text, rest, plain, is_name } of texts) {
      if (learned?.texts.has(text) || is_name) continue
      const told = learned === undefined ? plain : [withoutAtlas(rest.toLowerCase())]
      if (told.some(isAddress)) yield { where, what: 'an address or URL in the clear' }
    }
    for (const { where, plain } of pieces)
      if (plain.some(isAddress)) yield { where, what: 'an address or URL in the clear' }
  },
}

/** Pages that our own texts name. */
const withoutAtlas = (text: string): string => text.replace(/https:\/\/(?:atlas\.mitre\.org|www\.w3\.org)\/\S*/gu, ' ')

const isAddress = (reading: string): boolean => {
  const text = withoutAtlas(reading)
  return [IPV4, IPV4_BROKEN, IPV6, URL_OF, HOST].some((pattern) => pattern.test(text))
}
