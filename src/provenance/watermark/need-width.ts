import { InputError } from '#contract/scan.js'

/**
 * The context width of a scheme whose score depends on the tokens before.
 * @throws InputError where it is 0: then nothing but the first token would be scored
 */
export function needWidth({ scheme, width }: { scheme: string; width: number }): number {
  if (width >= 1) return width
  throw new InputError(
    `${scheme} needs a context`,
    'watermark width',
    'Give the width that the engine runs with, 1 or more.',
  )
}
