import { ConflictError, NotFoundError } from '#contract/errors.js'
import type { PageRequest } from '#contract/page.js'
import { PSI_MODES, type PsiRequest, type PsiResponse, type PsiResult } from '#contract/psi.js'
import type { NewPsiAgreement, PsiAgreement, PsiAgreementTold, PsiQuestionAsked } from '#contract/psi-agreement.js'
import { requireOtherPerson } from '#permit/require-other-person.js'
import {
  approveAgreement,
  createAgreement,
  endAgreement,
  findAgreement,
  listAgreements,
  readAgreement,
} from '#share/psi/agreements.js'
import { answerRequest } from '#share/psi/answer-request.js'
import { askServer } from '#share/psi/ask-server.js'
import type { PsiCompute } from '#share/psi/compute-psi.js'
import { describeLearning } from '#share/psi/describe-learning.js'
import { makeRequest } from '#share/psi/make-request.js'
import { peerAddress } from '#share/psi/peer-address.js'
import { readPsiRequest } from '#share/psi/psi-message.js'
import { reserveAnswer } from '#share/psi/reserve-answer.js'
import { resolveResponse } from '#share/psi/resolve-response.js'
import type { Live } from '../live/start-live.js'
import { conduct, type Operated } from '../operate/conduct.js'
import { judging } from '../operate/judging.js'
import { campaignTokens, epochsOf } from './campaign-tokens.js'
import { psiInThread } from './psi-thread.js'

type By = { by: string }

/** One is answered or asked at a time: each takes a core for minutes. */
class PsiBusy extends Error {
  override readonly name = 'QueueFull'
  readonly http_status = 503
  readonly retry_after_s = 60
  constructor() {
    super('another private matching is under way; try again later')
  }
}

/** Private matching with other servers, by agreements that a second person approved. All of it is in the audit log. */
export function operatePsi(
  live: Operated & Pick<Live, 'settings'>,
  compute: PsiCompute = psiInThread(live.settings.sharing.psi),
) {
  const { state } = live.link
  const { psi: settings, publisher } = live.settings.sharing
  const limit = settings.tokens_max + 1
  let running = false
  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running) throw new PsiBusy()
    running = true
    try {
      return await work()
    } finally {
      running = false
    }
  }

  const answer = async (request: PsiRequest, party: string): Promise<PsiResponse> => {
    const { community, mode, id, digest } = request
    const agreement = await findAgreement(state, { party, community, mode })
    if (agreement === undefined)
      throw new NotFoundError('there is no agreement for that', `community ${community}`, 'Ask who runs the server.')
    const answering = {
      request,
      community,
      epochs: epochsOf(live.settings, community),
      tokens: (epoch: string) => campaignTokens(live, { community, epoch, limit }),
      approved: async (_: PsiRequest, own: number) => {
        await state.transaction((inside) => reserveAnswer(inside, { request, agreement, own }, settings, Date.now()))
        return agreement.approved_by ?? ''
      },
    }
    const { response, approved_by } = await answerRequest(answering, settings, compute, Date.now())
    const { asked, of, epoch } = response
    const told = { request: id, request_digest: digest, response_digest: response.digest, community, epoch, mode }
    const detail = { ...told, asked, of, approved_by, purpose: request.purpose }
    // Before it goes out.
    await conduct(live, party, async () => ({
      record: undefined,
      act: { action: 'psi.answered', subject: `psi:${agreement.id}`, detail },
    }))
    return response
  }

  const ask = async ({
    agreement: id,
    mode = 'cardinality',
    epoch,
    key,
    by,
  }: PsiQuestionAsked & By): Promise<PsiResult> => {
    const { direction, status, active, community, modes, party, purpose, approved_by } = await readAgreement(state, id)
    const where = `agreement ${id}`
    if (direction !== 'ask') throw new ConflictError('it is for answering', where, 'Make one of direction ask.')
    if (status !== 'approved' || !active)
      throw new ConflictError(active ? 'it is not approved' : 'it has ended', where, 'Have another person approve one.')
    if (!modes.includes(mode)) throw new ConflictError(`it is not for ${mode}`, where, `Ask for ${modes.join(' or ')}.`)
    const present = epoch ?? epochsOf(live.settings, community)[0]!
    const tokens = await campaignTokens(live, { community, epoch: present, limit })
    const asker = publisher?.name ?? 'a Stillwatch server'
    const question = { community, epoch: present, mode, asker, purpose, tokens }
    const { request, kept } = await makeRequest(question, settings, compute, Date.now())
    const { asked, digest } = request
    const detail = {
      request: request.id,
      request_digest: digest,
      community,
      epoch: present,
      mode,
      asked,
      approved_by,
      host: new URL(party).host,
    }
    await conduct(live, by, async () => ({
      record: undefined,
      act: { action: 'psi.asked', subject: `psi:${id}`, detail },
    }))
    const response = await askServer({ url: party, key }, request, settings)
    return resolveResponse(kept, response, settings, compute)
  }

  return {
    list: (request: PageRequest) => listAgreements(state, request),
    /** Throws an InputError for an address that may not be used, a NotFoundError for a community whose key is not here. */
    create: async (asked: NewPsiAgreement & By): Promise<PsiAgreementTold> => {
      epochsOf(live.settings, asked.community)
      if (asked.direction === 'ask') peerAddress(asked.party, settings)
      return withStatement(await conduct(live, asked.by, (inside, now_ms) => createAgreement(inside, asked, now_ms)))
    },
    read: async (id: string): Promise<PsiAgreementTold> => withStatement(await readAgreement(state, id)),
    approve: async ({ id, by }: { id: string } & By): Promise<PsiAgreementTold> =>
      withStatement(
        await conduct(live, by, async (inside, now_ms) => {
          const { created_by } = await readAgreement(inside, id)
          const { people } = judging(live.settings)
          const two = { first: created_by, second: by, people, where: `agreement ${id}` }
          const { independent } = await requireOtherPerson(inside, two)
          return approveAgreement(inside, { id, by, independent }, now_ms)
        }),
      ),
    end: (asked: { id: string } & By): Promise<PsiAgreement> =>
      conduct(live, asked.by, (inside, now_ms) => endAgreement(inside, asked, now_ms)),
    /** For a principal that asks. Throws NotFoundError, InputError, ConflictError; PsiLimit and QueueFull to come again. */
    answer: (document: unknown, principal: string) => alone(() => answer(readPsiRequest(document), principal)),
    /** Asks another server. Throws as `answer`, and a PsiFailure. */
    ask: (asked: PsiQuestionAsked & By) => alone(() => ask(asked)),
  }
}

function withStatement(agreement: PsiAgreement): PsiAgreementTold {
  const { community, modes } = agreement
  // Where both may be asked, what is learnt is the more.
  const mode = PSI_MODES.find((one) => modes.includes(one))!
  const learning = { community, epoch: 'of each question', mode, asked: undefined, of: undefined }
  return { ...agreement, statement: describeLearning(learning) }
}
