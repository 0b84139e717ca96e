import { readFileSync } from 'node:fs'
import { InputError } from '#contract/scan.js'
import type { Settings } from '#contract/settings.js'
import type { CommunityKey } from '#signals/tokens/community-key.js'

type Communities = Settings['sharing']['communities']
type EpochKey = Communities[number]['previous'][number]

/** The keys of all communities and epochs in the settings; of a file the first 64 digits. Throws InputError, without the key. */
export const readCommunityKeys = (communities: Communities): CommunityKey[] =>
  communities.flatMap(({ name, previous, ...present }) => [
    { community: name, epoch: present.epoch, current: true, key: keyOf(name, present) },
    ...previous.map((one) => ({ community: name, epoch: one.epoch, current: false, key: keyOf(name, one) })),
  ])

function keyOf(name: string, { epoch, key, key_file }: EpochKey): Uint8Array {
  const digits = key === '' ? readKeyFile(name, key_file) : key
  if (/^[0-9a-f]{64}$/i.test(digits)) return Buffer.from(digits, 'hex')
  throw new InputError(
    `the key of community ${name}, epoch ${epoch}, is not 64 hexadecimal digits`,
    `sharing.communities: ${key_file}`,
    'Ask who runs the community for the key; nothing but it may be in the file.',
  )
}

function readKeyFile(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new InputError(
      `the key of community ${name} cannot be read`,
      `sharing.communities: ${file}`,
      'Name a file that this program may read.',
      { cause: error },
    )
  }
}
