import { createHash, randomBytes } from 'node:crypto'
import type { Done } from '#contract/act.js'
import type { Outgoing } from '#contract/outgoing.js'
import type { State } from '#store/state/state.js'
import { toJsonb } from '#store/state/to-jsonb.js'
import { readOutgoing } from './read-outgoing.js'

export type OutgoingToRequest = Pick<
  Outgoing,
  | 'form'
  | 'media_type'
  | 'campaign'
  | 'recipient'
  | 'recipient_kind'
  | 'collection'
  | 'remote'
  | 'source'
  | 'purpose'
  | 'tlp'
  | 'objections'
  | 'written'
> & { document: Buffer; by: string }

/**
 * Keeps what is asked to leave: refused where the gate objects, else it waits for another person. Of what is refused no
 * bytes are kept. `inside` is a transaction.
 */
export async function requestOutgoing(
  inside: State,
  asked: OutgoingToRequest,
  now_ms: number,
): Promise<Done<Outgoing>> {
  const id = `out_${randomBytes(8).toString('hex')}`
  const status = asked.objections.length > 0 ? 'refused' : 'waiting'
  const sha256 = createHash('sha256').update(asked.document).digest('hex')
  // Fails outside a transaction: there the audit of it could be lost.
  await inside.run('LOCK TABLE outgoing IN ROW EXCLUSIVE MODE')
  await inside.run(
    `INSERT INTO outgoing (id, form, media_type, campaign, recipient, recipient_kind, collection, purpose, tlp, status,
       objections, written, sha256, bytes, document, created, created_by, remote, source)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
    [
      id,
      asked.form,
      asked.media_type,
      asked.campaign,
      asked.recipient,
      asked.recipient_kind,
      asked.collection,
      asked.purpose,
      asked.tlp,
      status,
      toJsonb(asked.objections),
      toJsonb(asked.written),
      sha256,
      asked.document.length,
      status === 'refused' ? null : asked.document,
      new Date(now_ms).toISOString(),
      asked.by,
      asked.remote,
      asked.source,
    ],
  )
  const record = await readOutgoing(inside, id)
  const rules = [...new Set(asked.objections.map(({ rule }) => rule))]
  const subject = `outgoing:${id}`
  if (status === 'waiting')
    return { record, act: { action: 'outgoing.requested', subject, detail: whatLeaves(record) } }
  // What a person wrote and the gate refused must not stand where it can never be erased.
  const { form, campaign, tlp } = record
  return { record, act: { action: 'outgoing.refused', subject, detail: { form, campaign, tlp, sha256, rules } } }
}

/** What an entry of the audit log says of it: what went to whom, for what, and which bytes. */
export const whatLeaves = (record: Outgoing) => {
  const { form, campaign, source, recipient, recipient_kind, collection, remote, purpose, tlp, sha256, bytes } = record
  const told = { form, campaign, recipient, recipient_kind, collection, purpose, tlp, sha256, bytes }
  return { ...told, ...(source !== null && { source }), ...(remote !== null && { remote }) }
}
