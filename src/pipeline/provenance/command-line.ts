import { basename } from 'node:path'

/** An option with its values; with none it is a flag, and left out where undefined. */
export type OptionWords = readonly [name: string, values: string | number | readonly string[] | boolean | undefined]

/** Of all options together: more names would say less. */
const NAMES_MAX = 50
/** A result with a longer command could not be read again (contract/provenance.ts). */
const COMMAND_MAX = 20_000

/** A command as it can be typed again: files without their folders, no key. */
export function commandLine(command: string, options: readonly OptionWords[]): string {
  let names = 0
  const line = [
    `stillwatch ${command}`,
    ...options.flatMap(([name, values]) => {
      if (values === undefined || values === false) return []
      if (values === true) return [name]
      const words = typeof values === 'object' ? values : [String(values)]
      if (words.length === 0) return []
      if (typeof values === 'object' && names + words.length > NAMES_MAX) return [`${name} … (${words.length})`]
      names += typeof values === 'object' ? words.length : 0
      return [[name, ...words.map(quote)].join(' ')]
    }),
  ].join(' ')
  // Half a character would have no canonical JSON.
  return line.length <= COMMAND_MAX ? line : `${line.slice(0, COMMAND_MAX - 2).replace(/[\ud800-\udbff]$/, '')} …`
}

/** Names of files in it. */
export const fileName = (file: string | undefined): string | undefined =>
  file === undefined ? undefined : basename(file)
export const fileNames = (files: readonly string[]): string[] => files.map((file) => basename(file))

/** An address without what may be a secret in it. */
export function serverWord(server: string | undefined): string | undefined {
  if (server === undefined) return undefined
  const url = URL.parse(server)
  return url === null ? 'URL' : url.origin
}

/** For a shell. */
const quote = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)
