import type { GateRule } from '../gate-rule.js'

const EMAIL =
  /[\p{L}\p{N}._%+-]+\s?(?:@|\[at\]|\(at\))\s?[\p{L}\p{N}-]+(?:\s?(?:\.|\[dot\]|\(dot\))\s?[\p{L}\p{N}-]+)+/u
const PHONE = /(?<![\p{L}\p{N}.:-])(?:\+|00)\d(?:[\s().\-/]{0,2}\d){7,14}(?!\d)|\(\d{3}\)\s?\d{3}-\d{4}/u
/** As providers make them, by their first letters; a long mixed run after `key` counts as well. */
const API_KEY =
  /(?<![\p{L}\p{N}])(?:sk-[a-z0-9_-]{12,}|sw_[a-z0-9]{8,}_?[a-z0-9]*|pk_(?:live|test)_\w+|gh[opsu]_[a-z0-9]{20,}|akia[a-z0-9]{12,}|aiza[a-z0-9_-]{20,}|xox[abp]-[a-z0-9-]+|eyj[a-z0-9_-]{10,}\.[a-z0-9_-]{10,}|glpat-[a-z0-9_-]{16,}|hf_[a-z0-9]{20,}|bearer\s+[a-z0-9._-]{16,}|-----begin [a-z ]*private)/u

export const contactDetails: GateRule = {
  name: 'contact-details',
  reason: 'E-mail addresses, telephone numbers and keys belong to persons, and keys open doors.',
  *test({ texts, pieces }) {
    for (const { where, plain } of [...texts, ...pieces]) {
      if (plain.some((reading) => EMAIL.test(reading))) yield { where, what: 'an e-mail address' }
      if (plain.some((reading) => PHONE.test(reading))) yield { where, what: 'a telephone number' }
      if (plain.some((reading) => API_KEY.test(reading))) yield { where, what: 'a key of an interface' }
    }
    for (const { where, plain } of pieces)
      if (plain.some((reading) => reading.includes('@'))) yield { where, what: 'an @, as in an address' }
  },
}
