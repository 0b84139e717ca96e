import { basename } from 'node:path'

/** An option with its values; with none it is a flag, and left out where undefined. */
export type OptionWords = readonly [name: string, values: string | number | readonly string[] | boolean | undefined]

/** More names would say less. */
const NAMES_MAX = 50

/** A command as it can be typed again: files without their folders, no key. */
export const commandLine = (command: string, options: readonly OptionWords[]): string =>
  [
    `stillwatch ${command}`,
    ...options.flatMap(([name, values]) => {
      if (values === undefined || values === false) return []
      if (values === true) return [name]
      const words = typeof values === 'object' ? values : [String(values)]
      if (words.length === 0) return []
      return [words.length > NAMES_MAX ? `${name} … (${words.length})` : [name, ...words.map(quote)].join(' ')]
    }),
  ].join(' ')

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
