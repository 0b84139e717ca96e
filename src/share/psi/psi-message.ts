import { createHash } from 'node:crypto'
import type { z } from 'zod'
import {
  type PsiRequest,
  type PsiResponse,
  psiPrivateSchema,
  psiRequestSchema,
  psiResponseSchema,
} from '#contract/psi.js'
import { InputError } from '#contract/scan.js'
import { canonicalJson } from '#lib/canonical-json.js'

/** A message with the digest of all else in it. */
export const sealed = <Message extends object>(message: Message): Message & { digest: string } => ({
  ...message,
  digest: digestOf(message),
})

const digestOf = (message: object): string => createHash('sha256').update(canonicalJson(message)).digest('hex')

/** Throws an InputError that says what is wrong with it. */
export const readPsiRequest = (document: unknown): PsiRequest => checked(psiRequestSchema, document, 'request')
/** Throws an InputError that says what is wrong with it. */
export const readPsiResponse = (document: unknown): PsiResponse => checked(psiResponseSchema, document, 'answer')
/** Throws an InputError that says what is wrong with it, without what is in it. */
export const readPsiPrivate = (document: unknown) => read(psiPrivateSchema, document, 'private file')

function checked<Message extends { digest: string }>(
  schema: z.ZodType<Message>,
  document: unknown,
  name: string,
): Message {
  const message = read(schema, document, name)
  const { digest, ...rest } = message
  if (digestOf(rest) === digest) return message
  throw new InputError('it was changed after it was made', `private matching, ${name}`, 'Have it sent again.')
}

function read<T>(schema: z.ZodType<T>, document: unknown, name: string): T {
  const found = schema.safeParse(document)
  if (found.success) return found.data
  const [issue] = found.error.issues
  const at = issue!.path.join('/') || 'document'
  throw new InputError(
    `it is none of this version: ${at}: ${issue!.message}`,
    `private matching, ${name}`,
    'See docs/psi.md.',
  )
}
