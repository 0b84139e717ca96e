import { ConflictError, NotFoundError } from '#contract/errors.js'
import type { PageRequest } from '#contract/page.js'
import { PSI_MODES, type PsiRequest, type PsiResponse, type PsiResult } from '#contract/psi.js'
import type { NewPsiAgreement, PsiAgreement, PsiAgreementTold, PsiQuestionAsked } from '#contract/psi-agreement.js'
import { InputError } from '#contract/scan.js'
import {
  approveAgreement,
  createAgreement,
  endAgreement,
  findAgreement,
  listAgreements,
  readAgreement,
  requireAgreement,
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
import type { State } from '#store/state/state.js'
import type { Live } from '../live/start-live.js'
import { conduct, type Operated } from '../operate/conduct.js'
import { attestedTerms } from './attested-approval.js'
import { campaignTokens, epochsOf } from './campaign-tokens.js'
import { gatePsi, type PsiWords } from './gate-psi.js'
import { judgeOtherPerson } from './judge-other-person.js'
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
  const asker = publisher?.name ?? 'a Stillwatch server'
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

  /** Throws where the gate objects: an InputError before there is an agreement, then a ConflictError. */
  const mustPass = async (words: PsiWords, Refusal: typeof ConflictError | typeof InputError): Promise<void> => {
    const [objection] = await gatePsi(live, words, Date.now())
    if (objection !== undefined)
      throw new Refusal(
        `the gate objects (${objection.rule}): ${objection.what}`,
        'private matching',
        'See sharing.gate; then make a new agreement.',
      )
  }

  const answer = async (request: PsiRequest, party: string): Promise<PsiResponse> => {
    const { community, mode, id, digest } = request
    const agreement = await findAgreement(state, { party, community, mode })
    if (agreement === undefined)
      throw new NotFoundError('there is no agreement for that', `community ${community}`, 'Ask who runs the server.')
    const { purpose } = agreement
    await mustPass({ community, purpose }, ConflictError)
    const attested = (inside: State) => () => attestedTerms(inside, `psi:${agreement.id}`)
    const answering = {
      request,
      community,
      epochs: epochsOf(live.settings, community),
      tokens: (epoch: string) => campaignTokens(live, { community, epoch, limit }),
      approved: async (_: PsiRequest, own: number) => {
        const { approved_by } = await state.transaction((inside) => {
          const reserved = { request, agreement: agreement.id, own, attested: attested(inside) }
          return reserveAnswer(inside, reserved, settings, Date.now())
        })
        return approved_by
      },
    }
    const { response } = await answerRequest(answering, settings, compute, Date.now())
    const { asked, of, epoch } = response
    const told = { request: id, request_digest: digest, response_digest: response.digest, community, epoch, mode }
    // Before it goes out, and by an approval that holds now: it took minutes, in which it may have been ended.
    await conduct(live, party, async (inside) => {
      const held = await requireAgreement(inside, { id: agreement.id, mode, attested: attested(inside) })
      const { approved_by, approval } = held
      const detail = { ...told, asked, of, approved_by, approval, purpose }
      return { record: undefined, act: { action: 'psi.answered', subject: `psi:${agreement.id}`, detail } }
    })
    return response
  }

  const ask = async ({
    agreement: id,
    mode = 'cardinality',
    epoch,
    key,
    by,
  }: PsiQuestionAsked & By): Promise<PsiResult> => {
    const { direction, community, party, purpose } = await readAgreement(state, id)
    const where = `agreement ${id}`
    if (direction !== 'ask') throw new ConflictError('it is for answering', where, 'Make one of direction ask.')
    const held = (inside: State) =>
      requireAgreement(inside, { id, mode, attested: () => attestedTerms(inside, `psi:${id}`) })
    await state.transaction(held)
    await mustPass({ community, purpose, asker }, ConflictError)
    const present = epoch ?? epochsOf(live.settings, community)[0]!
    const tokens = await campaignTokens(live, { community, epoch: present, limit })
    const question = { community, epoch: present, mode, asker, purpose, tokens }
    const { request, kept } = await makeRequest(question, settings, compute, Date.now())
    const { asked, digest } = request
    const told = { request: request.id, request_digest: digest, community, epoch: present, mode, asked }
    // Before it goes out, and by an approval that holds now.
    await conduct(live, by, async (inside) => {
      const { approved_by, approval } = await held(inside)
      const detail = { ...told, approved_by, approval, host: new URL(party).host, purpose }
      return { record: undefined, act: { action: 'psi.asked', subject: `psi:${id}`, detail } }
    })
    const response = await askServer({ url: party, key }, request, settings)
    return resolveResponse(kept, response, settings, compute)
  }

  return {
    list: (request: PageRequest) => listAgreements(state, request),
    /** Throws an InputError for an address that may not be used, a NotFoundError for a community whose key is not here. */
    create: async (asked: NewPsiAgreement & By): Promise<PsiAgreementTold> => {
      epochsOf(live.settings, asked.community)
      if (asked.direction === 'ask') peerAddress(asked.party, settings)
      await mustPass({ ...asked, ...(asked.direction === 'ask' && { asker }) }, InputError)
      return withStatement(
        await conduct(live, asked.by, (inside, now_ms) => createAgreement(inside, asked, settings, now_ms)),
      )
    },
    read: async (id: string): Promise<PsiAgreementTold> => withStatement(await readAgreement(state, id)),
    approve: async ({ id, by }: { id: string } & By): Promise<PsiAgreementTold> =>
      withStatement(
        await conduct(live, by, (inside, now_ms) => {
          const judge = judgeOtherPerson(inside, live.settings, { by, where: `agreement ${id}` })
          return approveAgreement(inside, { id, by, judge }, now_ms)
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
