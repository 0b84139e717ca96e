import { InputError } from '#contract/scan.js'

const REASON_LENGTH_MAX = 200

/**
 * Asks a store by URL for the first time. Throws InputError where it is away or will not have us: whoever starts a server
 * on it is to be told which setting that is. The URL is not told, for a password may stand in it.
 */
export async function askOnce(setting: string, ask: () => Promise<unknown>): Promise<void> {
  try {
    await ask()
  } catch (error) {
    throw new InputError(
      `the store cannot be reached or refuses us (${reasonOf(error as Error & { code?: unknown })})`,
      setting,
      'Is the server there? Check address, user, password and database.',
      { cause: error },
    )
  }
}

/** Throws InputError for what is no URL of such a store. */
export function checkStoreUrl(setting: string, url: string, protocols: readonly string[]): void {
  if (URL.canParse(url) && protocols.includes(new URL(url).protocol)) return
  const form = `${protocols[0]}//user:password@host:port/database`
  throw new InputError(
    'not an address of a store',
    setting,
    `Give it as ${form}, or leave it out for an embedded store.`,
  )
}

/** Of several addresses of one name each failed, and the message of all of them is empty. */
function reasonOf({ message, code }: { message: string; code?: unknown }): string {
  const [line = ''] = message.slice(0, REASON_LENGTH_MAX).split('\n')
  return line === '' ? String(code) : line
}
