import type { KeyObject } from 'node:crypto'
import { openSigningKey, readPublicKeys, type SigningKey } from '#store/signing-key.js'

export type CheckpointKey = SigningKey

/**
 * The Ed25519 key that signs checkpoints, made at first use: PKCS #8 in PEM, mode 600. The public key is written beside
 * it as `FILE.pub`. Throws an InputError where the file is no such key, or others than its owner may read it.
 */
export const openCheckpointKey = (file: string): CheckpointKey => openSigningKey(file, 'checkpoints')

/** The public keys of a PEM file, one or more, by id. Throws an InputError where there is none. */
export const readTrustedKeys = (pem: string, where: string): Map<string, KeyObject> =>
  readPublicKeys(pem, where, 'Give the .pub file of the checkpoint key')
