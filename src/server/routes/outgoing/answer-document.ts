import type { FastifyReply } from 'fastify'
import type { Outgoing } from '#contract/outgoing.js'

/** The bytes as a file: no browser shall run what stands in them. */
export const answerDocument = (reply: FastifyReply, { record, document }: { record: Outgoing; document: Buffer }) =>
  reply
    .type(record.media_type)
    .header('content-disposition', `attachment; filename="${record.id}"`)
    .header('x-content-type-options', 'nosniff')
    .header('x-stillwatch-sha256', record.sha256)
    .header('x-stillwatch-tlp', record.tlp)
    .send(document)
