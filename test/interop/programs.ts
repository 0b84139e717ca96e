interface Program {
  /** of the program, or of the folder in which its programs are */
  path: string
  version: string
}

type Found = Record<'python' | 'nginx' | 'envoy' | 'postgres', Program | { missing: string }>

/**
 * A program as scripts/test-interop.mjs found it; undefined where it could not be had, and then its tests are skipped: the
 * reason was printed before they began.
 */
export function programOf(name: keyof Found): Program | undefined {
  const told = process.env.STILLWATCH_INTEROP
  if (told === undefined) throw new Error('start these tests by `npm run test:interop`')
  const found = (JSON.parse(told) as Found)[name]
  return 'missing' in found ? undefined : found
}
