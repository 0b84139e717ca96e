import type { Outgoing } from '@/api/sharing-words'

interface State {
  words: string
  /** it can be sent, ended, or its bytes fetched */
  sends: boolean
  ends: boolean
  fetches: boolean
}

const ended = { sends: false, ends: false, fetches: false }

/** What each state means, and what it allows. */
export const STATES: Readonly<Record<Outgoing['status'], State>> = {
  refused: { ...ended, words: 'The gate refused it. See what it objects to, mend that, and ask anew.' },
  waiting: { ...ended, ends: true, words: 'It waits for another person. Until they approve it, nothing can be sent.' },
  approved: {
    sends: true,
    ends: true,
    fetches: true,
    words: 'It may leave: these bytes and no others. An approval is void after a while (sharing.gate.approval_days).',
  },
  rejected: { ...ended, words: 'A second person said no. Ask anew if the reason no longer holds.' },
  sending: { ...ended, fetches: true, words: 'It is on its way to the other server, and cannot be called back.' },
  sent: { ...ended, fetches: true, words: 'It has left. What has left cannot be called back.' },
  failed: { ...ended, sends: true, fetches: true, words: 'The other server took none of it. See below what it said.' },
  withdrawn: { ...ended, words: 'It was taken back before it left.' },
}
