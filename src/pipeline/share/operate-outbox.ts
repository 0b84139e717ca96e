import { NotFoundError } from '#contract/errors.js'
import type { Recipient } from '#contract/gate-settings.js'
import { type NewOutgoing, newOutgoingSchema, type Outgoing, STIX_FORMS } from '#contract/outgoing.js'
import type { PageRequest } from '#contract/page.js'
import { InputError } from '#contract/scan.js'
import { approveOutgoing, rejectOutgoing, requireStatus, withdrawOutgoing } from '#share/outbox/decide-outgoing.js'
import { listObjects } from '#share/outbox/push/keep-pushed.js'
import {
  listOutgoing,
  lockOutgoing,
  type OutgoingFilter,
  readDocument,
  readOutgoing,
} from '#share/outbox/read-outgoing.js'
import { requestOutgoing } from '#share/outbox/request-outgoing.js'
import { fetchOutgoing, type Sending, sendOutgoing } from '#share/outbox/send-outgoing.js'
import { publishObjects } from '#share/taxii/publish-objects.js'
import { readCollection } from '#share/taxii/read-collections.js'
import type { State } from '#store/state/state.js'
import type { Live } from '../live/start-live.js'
import { conduct, type Operated } from '../operate/conduct.js'
import { attestedLeaving, requireReview } from './attested-approval.js'
import { judgeOtherPerson } from './judge-other-person.js'
import { type Asked, prepareOutgoing } from './prepare-outgoing.js'
import { remoteOf } from './remote-of.js'

type By = { by: string }
type Judged = { id: string; reason: string } & By
type Outbox = Operated & Pick<Live, 'settings' | 'directory' | 'detection' | 'pushes'>

/**
 * What is to leave: asked for, examined by the gate, approved by another person, and sent once. Each step is in the audit
 * log, with what went to whom, by whose approval, and the hash of the bytes.
 */
export function operateOutbox(live: Outbox) {
  const { state } = live.link
  const { gate, taxii, communities } = live.settings.sharing
  const keyed = new Set(communities.map(({ name }) => name))
  const sendingOf = (inside: State, { id, by }: { id: string } & By): Sending => ({
    id,
    by,
    approval_days: gate.approval_days,
    attested: () => attestedLeaving(inside, id),
  })
  const judge = (inside: State, by: string) => (record: Outgoing) =>
    judgeOtherPerson(inside, live.settings, { by, where: `outgoing ${record.id}` })(record.created_by)

  return {
    list: (request: PageRequest & OutgoingFilter) => listOutgoing(state, request),
    read: (id: string) => readOutgoing(state, id),

    /** Errors: InputError, NotFoundError. What the gate refuses is no error: its record says why. */
    request: async ({ by, ...rest }: NewOutgoing & By): Promise<Outgoing> => {
      const asked = newOutgoingSchema.parse(rest)
      const to = await addressee(live, asked)
      const community = asked.community ?? (keyed.has(to.name) && to.collection !== null ? to.name : undefined)
      const prepared = await prepareOutgoing(
        live,
        { ...asked, community },
        { recipient: to.recipient, now: new Date() },
      )
      const { form, campaign = null, source = null, purpose, tlp } = asked
      const { name: recipient, collection, remote, recipient: known } = to
      const recipient_kind = known?.kind ?? null
      const told = { form, campaign, source, purpose, tlp, recipient, collection, remote, recipient_kind }
      return conduct(live, by, (inside, now_ms) => requestOutgoing(inside, { ...told, ...prepared, by }, now_ms))
    },

    /** The bytes that wait, for who is to approve them: `approve` wants it to have been asked for before. */
    review: ({ id, by }: { id: string } & By): Promise<{ record: Outgoing; document: Buffer }> =>
      conduct(live, by, async (inside) => {
        const record = await lockOutgoing(inside, id)
        requireStatus(record, ['waiting'])
        await judge(inside, by)(record)
        const document = await readDocument(inside, record)
        const detail = { sha256: record.sha256, requested_by: record.created_by }
        return { record: { record, document }, act: { action: 'outgoing.reviewed', subject: `outgoing:${id}`, detail } }
      }),

    approve: ({ id, by }: { id: string } & By) =>
      conduct(live, by, (inside, now_ms) => {
        const judgeReviewed = async (record: Outgoing) => {
          const judged = await judge(inside, by)(record)
          await requireReview(inside, record, by)
          return judged
        }
        return approveOutgoing(inside, { id, by, judge: judgeReviewed }, now_ms)
      }),
    reject: (asked: Judged) => conduct(live, asked.by, (inside, now_ms) => rejectOutgoing(inside, asked, now_ms)),
    withdraw: (asked: Judged) => conduct(live, asked.by, (inside) => withdrawOutgoing(inside, asked)),

    /** What became of each object at the other server. Throws a NotFoundError. */
    objects: async ({ id, ...request }: { id: string } & Parameters<typeof listObjects>[2]) => {
      await readOutgoing(state, id)
      return listObjects(state, id, request)
    },

    /** Sent again it changes nothing: the record tells when it was sent. What goes to another server is then on its way. */
    send: async (asked: { id: string } & By) => {
      const sent = await conduct(live, asked.by, (inside, now_ms) => {
        const carry = async (record: Outgoing, document: Buffer) =>
          record.collection === null
            ? {}
            : publish(inside, { ...record, collection: record.collection }, document, now_ms)
        return sendOutgoing(inside, { ...sendingOf(inside, asked), carry }, now_ms)
      })
      if (sent.status === 'sending') live.pushes.wake()
      return sent
    },

    /** The approved bytes. */
    fetch: (asked: { id: string } & By) =>
      conduct(live, asked.by, (inside, now_ms) => fetchOutgoing(inside, sendingOf(inside, asked), now_ms)),
  }

  async function publish(inside: State, record: { id: string; collection: string }, document: Buffer, now_ms: number) {
    const { objects } = JSON.parse(document.toString()) as { objects: unknown[] }
    const publication = { collection: record.collection, objects, outgoing: record.id }
    return publishObjects(inside, publication, taxii, now_ms)
  }
}

interface Addressee {
  name: string
  collection: string | null
  remote: string | null
  recipient: Recipient | undefined
}

/** A collection is its community, up to its level; others stand in the settings. */
async function addressee(
  { link, settings }: Outbox,
  { form, recipient, collection, remote }: Asked,
): Promise<Addressee> {
  if (recipient !== undefined) {
    const { recipients } = settings.sharing.gate
    const known = Object.hasOwn(recipients, recipient) ? recipients[recipient] : undefined
    return { name: recipient, collection: null, remote: null, recipient: known }
  }
  if (!STIX_FORMS.includes(form))
    throw new InputError(
      'a collection takes STIX alone',
      `form ${form}`,
      `Choose ${STIX_FORMS.join(', ')}, or a recipient.`,
    )
  if (remote !== undefined) {
    const found = remoteOf(settings.sharing, { remote })
    return { name: found.feed.recipient, collection: null, remote, recipient: found.recipient }
  }
  const found = await readCollection(link.state, collection!).catch((error: Error) => {
    if (error instanceof NotFoundError) throw new InputError(error.what, `collection ${collection}`, error.hint)
    throw error
  })
  return {
    name: found.community,
    collection: found.id,
    remote: null,
    recipient: { kind: 'community', tlp_max: found.tlp_max },
  }
}
