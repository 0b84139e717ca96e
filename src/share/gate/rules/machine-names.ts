import type { GateRule } from '../gate-rule.js'

const CHARACTERS_MAX = 100
/** RFC 9110, 10.1.5: products with versions, and comments; neither quotes nor escapes, which other forms read as theirs. */
const SHAPE = /^[A-Za-z0-9][A-Za-z0-9 ._+\-/();:,]*$/
const VERSIONED =
  /^(?:[A-Za-z][\w.+-]{0,40}(?:\/v?[\w.+-]{1,30})?|\((?:[A-Za-z0-9._+\-/:, ]{1,30};? ?){1,6}\))(?: (?:[A-Za-z][\w.+-]{0,40}\/v?[\w.+-]{1,30}|\((?:[A-Za-z0-9._+\-/:, ]{1,30};? ?){1,6}\))){0,7}$/

/** Whether a name that a machine gave has the shape of one: a product with its version, a model. */
export const isMachineName = (name: string): boolean =>
  name.length <= CHARACTERS_MAX && SHAPE.test(name) && VERSIONED.test(name)

export const machineNames: GateRule = {
  name: 'machine-names',
  reason: 'A user agent is what a client says of itself, so anything may stand in it; only what looks like one leaves.',
  *test({ measured, texts }) {
    for (const name of measured)
      if (!isMachineName(name)) {
        const where = texts.find(({ text }) => text.includes(name))?.where ?? ''
        yield { where, what: 'no name of a program or a model' }
      }
  },
}
