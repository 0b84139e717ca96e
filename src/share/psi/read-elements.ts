import { InputError } from '#contract/scan.js'

/** A point of P-256, compressed: SEC 1, 2.3.3. */
const POINT_BYTES = 33

interface Elements {
  getEncryptedElementsList_asU8(): Uint8Array[]
}

/**
 * A message of the protocol with as many elements as it says, each of the form of a point: the parser takes nearly any
 * bytes, and the library copies whatever it gives. Throws an InputError.
 */
export function readElements<Message extends Elements>(parse: () => Message, count: number, where: string): Message {
  const [message, elements] = parsed(parse, where)
  if (elements.length !== count)
    throw new InputError(`it says ${count} tokens and has ${elements.length}`, where, 'Have it made anew.')
  const isPoint = (bytes: Uint8Array): boolean => bytes.length === POINT_BYTES && (bytes[0] === 2 || bytes[0] === 3)
  const odd = elements.findIndex((bytes) => !isPoint(bytes))
  if (odd >= 0) throw new InputError(`element ${odd} is no point of the curve`, where, 'Have it made anew.')
  return message
}

function parsed<Message extends Elements>(parse: () => Message, where: string): [Message, Uint8Array[]] {
  try {
    const message = parse()
    return [message, message.getEncryptedElementsList_asU8()]
  } catch (cause) {
    throw new InputError('its message is none of the protocol', where, 'Have it made anew.', { cause })
  }
}
