import { z } from 'zod'
import { InputError } from '#contract/scan.js'

export interface ImportedApart {
  kept: number
  /** objects that cannot be taken over */
  failed: number
  /** the first that one failed with */
  error: Error | undefined
}

/**
 * Takes over objects together, or each by itself where one of them cannot be kept: what one partner sends must not keep out
 * what comes after it. Throws where it is not the objects' fault; then nothing may be passed over.
 */
export async function importApart(
  objects: readonly unknown[],
  take: (objects: readonly unknown[]) => Promise<{ kept: number }>,
): Promise<ImportedApart> {
  try {
    return { kept: (await take(objects)).kept, failed: 0, error: undefined }
  } catch (error) {
    if (!isOfObjects(error)) throw error
    if (objects.length === 1) return { kept: 0, failed: 1, error: error as Error }
  }
  // Halves first: mostly it is one among a thousand.
  const middle = Math.ceil(objects.length / 2)
  const first = await importApart(objects.slice(0, middle), take)
  const second = await importApart(objects.slice(middle), take)
  return { kept: first.kept + second.kept, failed: first.failed + second.failed, error: first.error ?? second.error }
}

/** SQLSTATE 22: a value that the database cannot hold; 23: one that breaks a rule; 54: one that is too large for an index. */
function isOfObjects(error: unknown): boolean {
  const { code } = error as { code?: unknown }
  if (typeof code === 'string' && /^(?:22|23|54)[0-9A-Z]{3}$/.test(code)) return true
  return [z.ZodError, InputError, RangeError, TypeError].some((kind) => error instanceof kind)
}
