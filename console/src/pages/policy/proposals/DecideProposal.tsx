import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { client, queryClient } from '@/api/client'
import type { Proposal } from '@/api/policy'
import { FormDialog } from '@/components/FormDialog'
import { TextArea } from '@/ui/Field'
import { notify } from '@/ui/Toast'

export type Decision = 'approve' | 'reject' | 'withdraw'

interface DecideProposalProps {
  proposal: Proposal
  decision: Decision
  onClose: () => void
}

const REASON_MAX = 2000
const WORDS: Readonly<Record<Decision, { title: string; told: string; done: string; button: string }>> = {
  approve: {
    title: 'Approve the change',
    told: 'It becomes the newest version and counts at once. Your name is kept with it.',
    done: 'Approved',
    button: 'Approve it',
  },
  reject: {
    title: 'Reject the change',
    told: 'Nothing changes. Whoever proposed it reads your reason, and can propose another.',
    done: 'Rejected',
    button: 'Reject it',
  },
  withdraw: {
    title: 'Take your proposal back',
    told: 'Nothing changes, and nobody can approve it any more.',
    done: 'Taken back',
    button: 'Take it back',
  },
}

/** Asks for the reason, and decides a proposal for good. */
export function DecideProposal({ proposal: { id, name, policy }, decision, onClose }: DecideProposalProps) {
  const [reason, setReason] = useState('')
  const { title, told, done, button } = WORDS[decision]
  const decide = useMutation({
    mutationFn: async () => {
      const { data } = await client.POST(`/v1/policy-proposals/{id}/${decision}`, {
        params: { path: { id } },
        body: { reason: reason.trim() },
      })
      return data!
    },
    onSuccess: async ({ version }) => {
      await queryClient.invalidateQueries()
      notify(version === null ? `${done}: ${name}` : `${done}: version ${version} of ${name} counts now`)
      onClose()
    },
  })
  return (
    <FormDialog
      onClose={onClose}
      title={title}
      description={told}
      does={decision === 'approve' && policy.mode === 'enforce' ? 'Approve and enforce it' : button}
      look={decision === 'approve' && policy.mode === 'enforce' ? 'danger' : 'primary'}
      busy={decide.isPending}
      error={decide.error}
      onSubmit={() => decide.mutate()}
    >
      <TextArea
        label="Reason"
        required
        maxLength={REASON_MAX}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        hint="It is kept with the proposal. No names of people."
      />
    </FormDialog>
  )
}
