import PSI from '@openmined/psi.js'
import type { PsiMode } from '#contract/psi.js'
import { InputError } from '#contract/scan.js'
import { readElements } from './read-elements.js'

/** The heavy part, on bytes: each takes about a millisecond a token. In a thread where others wait. */
export interface PsiCompute {
  /** Blinds tokens with a new key. */
  blind(job: { tokens: readonly string[]; mode: PsiMode }): Promise<{ key: Uint8Array; message: Uint8Array }>
  /** Blinds what was asked once more, and own tokens, with a new key. Throws an InputError for a bad message. */
  answer(job: PsiAnswerJob): Promise<{ setup: Uint8Array; message: Uint8Array }>
  /** Places in the request that both have, or how many. Throws an InputError for bad messages. */
  match(job: PsiMatchJob): Promise<{ places: number[] | null; matches: number }>
}

export interface PsiAnswerJob {
  message: Uint8Array
  asked: number
  tokens: readonly string[]
  mode: PsiMode
  false_positive_rate: number
}

export interface PsiMatchJob {
  key: Uint8Array
  setup: Uint8Array
  message: Uint8Array
  asked: number
  of: number
  mode: PsiMode
  false_positive_rate: number
}

type Library = Awaited<ReturnType<typeof PSI.default>>

/** The types say `default`, the package has none. Loaded once; takes some ten milliseconds. */
const load = PSI as unknown as () => Promise<Library>
let loading: Promise<Library> | undefined
const library = (): Promise<Library> => {
  loading ??= load()
  return loading
}

const WHERE_REQUEST = 'private matching, request'
const WHERE_RESPONSE = 'private matching, answer'

/** In this thread. */
export const computePsi: PsiCompute = {
  blind: async ({ tokens, mode }) => {
    const psi = await library()
    const client = psi.client!.createWithNewKey(mode === 'intersection')
    try {
      const message = client.createRequest(tokens).serializeBinary()
      return { key: client.getPrivateKeyBytes(), message }
    } finally {
      client.delete()
    }
  },

  answer: async ({ message, asked, tokens, mode, false_positive_rate }) => {
    const psi = await library()
    const request = readElements(() => psi.request.deserializeBinary(message), asked, WHERE_REQUEST)
    // Who asks for a number must not be able to turn the answer into names, and the library goes by this flag.
    if (request.getRevealIntersection() !== (mode === 'intersection'))
      throw new InputError('its message asks for something else than it says', WHERE_REQUEST, 'Have it made anew.')
    const server = psi.server!.createWithNewKey(mode === 'intersection')
    try {
      const kind = false_positive_rate === 0 ? psi.dataStructure.Raw : psi.dataStructure.GCS
      const rate = false_positive_rate === 0 ? EXACT : false_positive_rate
      const setup = server.createSetupMessage(rate, asked, tokens, kind).serializeBinary()
      const response = orDamaged(WHERE_REQUEST, () => server.processRequest(request))
      return { setup, message: response.serializeBinary() }
    } finally {
      server.delete()
    }
  },

  match: async ({ key, setup, message, asked, of, mode, false_positive_rate }) => {
    const psi = await library()
    const response = readElements(() => psi.response.deserializeBinary(message), asked, WHERE_RESPONSE)
    const own = orDamaged(WHERE_RESPONSE, () => psi.serverSetup.deserializeBinary(setup))
    if (false_positive_rate === 0) readElements(() => own.getRaw()!, of, WHERE_RESPONSE)
    const client = psi.client!.createFromKey(key, mode === 'intersection')
    try {
      if (mode === 'cardinality')
        return { places: null, matches: orDamaged(WHERE_RESPONSE, () => client.getIntersectionSize(own, response)) }
      const places = orDamaged(WHERE_RESPONSE, () => client.getIntersection(own, response))
      return { places, matches: places.length }
    } finally {
      client.delete()
    }
  },
}

/** The library wants a rate also where it heeds none. */
const EXACT = 1e-9

/** What the library says of bad elements is meant for its authors. */
function orDamaged<T>(where: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw new InputError('its message cannot be used: it was damaged or made up', where, 'Have it made anew.', {
      cause,
    })
  }
}
