import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InputError } from '#contract/scan.js'
import type { Settings } from '#contract/settings.js'
import { createSignals } from '#signals/create-signals.js'
import { createCommunityTokens } from '#signals/tokens/create-community-tokens.js'
import { createSchema } from '#store/create-schema.js'
import { openEmbedded } from '#store/embedded-engine.js'
import type { Engine } from '#store/engine.js'
import { readCommunityKeys } from './share/read-community-keys.js'

/** The analytics store of one command: a kept directory, or a temporary one that is removed with `close`. */
export interface Store {
  engine: Engine
  directory: string
  close(): Promise<void>
}

export async function openStore(directory: string | undefined, settings: Settings): Promise<Store> {
  const { communities, minhash_share } = settings.sharing
  const keys = readCommunityKeys(communities)
  const path = directory ?? (await mkdtemp(join(tmpdir(), 'stillwatch-')))
  const engine = await openEmbedded({ path, memory_bytes_max: settings.engine.memory_bytes_max }).catch((error) => {
    throw describeFailure(error, path)
  })
  await createSchema(engine, { sketch_key: sketchKey(settings) })
  const target = await createCommunityTokens(engine, { keys, minhash_share, target: 'exchanges' })
  await createSignals(engine, target)
  return {
    engine,
    directory: path,
    close: async () => {
      await engine.close()
      if (directory === undefined) await rm(path, { recursive: true, force: true })
    },
  }
}

/** The key of the hashed words in the two halves that the engine takes. */
export const sketchKey = ({ privacy: { sketch_key: key } }: Settings): readonly [bigint, bigint] => [
  BigInt(`0x${key.slice(0, 16)}`),
  BigInt(`0x${key.slice(16)}`),
]

/** The key under which identifiers are hashed, where the settings want it. */
export const identifierKey = (settings: Settings): readonly [bigint, bigint] | undefined =>
  settings.privacy.hash_identifiers ? sketchKey(settings) : undefined

/** One process owns a store; a second one is refused by the engine without saying so. */
function describeFailure(error: Error, path: string): Error {
  return new InputError(
    'the store cannot be opened',
    path,
    'Is another process using it? Is it a directory that can be written?',
    {
      cause: error,
    },
  )
}
