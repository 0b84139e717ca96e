/** Names of settings whose values open something. */
const SECRET = /(^|_)(key|secret|password|passphrase|credentials?)$/i
const WITHHELD = '(withheld)'

/** The settings as names with dots and their values, in the order of names. What opens something is not shown. */
export function flattenSettings(settings: Record<string, unknown>): [name: string, value: string][] {
  return flatten(settings, '').sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
}

function flatten(value: unknown, name: string): [string, string][] {
  if (isBranch(value))
    return Object.entries(value).flatMap(([key, each]) => flatten(each, name === '' ? key : `${name}.${key}`))
  return [[name, SECRET.test(name.split('.').at(-1)!) && value !== '' ? WITHHELD : show(value)]]
}

/** A list of plain values is one value; a list of records can hold a secret in each. */
const isBranch = (value: unknown): value is object =>
  Array.isArray(value) ? value.some(isBranch) : typeof value === 'object' && value !== null

const show = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '—')
  // The user information of an address may hold a password.
  return text.replace(/:\/\/[^\s/@]*@/g, `://${WITHHELD}@`)
}
