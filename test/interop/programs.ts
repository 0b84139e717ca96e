interface Program {
  /** of the program, or of the folder in which its programs are */
  path: string
  version: string
}

type Found = Record<'python' | 'nginx' | 'envoy' | 'postgres', Program | { missing: string }>

/** .ci/run cannot install it: it comes by a package that is not to be had for every platform. */
const MAY_BE_MISSING_IN_CI: readonly string[] = ['envoy']

/**
 * A program as scripts/test-interop.mjs found it; undefined where it could not be had, and then its tests are skipped: the
 * reason was printed before they began. Throws where CI is set: what is skipped there, nobody would ever run.
 */
export function programOf(name: keyof Found): Program | undefined {
  const told = process.env.STILLWATCH_INTEROP
  if (told === undefined) throw new Error('start these tests by `npm run test:interop`')
  const found = (JSON.parse(told) as Found)[name]
  if (!('missing' in found)) return found
  if (process.env.CI && !MAY_BE_MISSING_IN_CI.includes(name)) throw new Error(`${name} is not there: ${found.missing}`)
  return undefined
}
