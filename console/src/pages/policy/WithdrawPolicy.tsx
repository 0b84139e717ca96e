import { useMutation } from '@tanstack/react-query'
import { client, queryClient } from '@/api/client'
import type { PolicyRecord } from '@/api/policy'
import { ErrorNote } from '@/components/ErrorNote'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { notify } from '@/ui/Toast'

/** Ends a policy, after asking. */
export function WithdrawPolicy({ record, onClose }: { record: PolicyRecord; onClose: () => void }) {
  const { name, version, policy } = record
  const withdraw = useMutation({
    mutationFn: () =>
      client.DELETE('/v1/policies/{name}', { params: { path: { name }, query: { expected_version: version } } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries()
      notify(`${name} is withdrawn: it does nothing any more`)
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Withdraw ${name}?`}
      description={
        policy.mode === 'enforce'
          ? 'No version of it counts from the next request on: whom it held passes, unless another policy or an action holds them.'
          : 'It is in shadow: nothing is recorded by it any more.'
      }
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button look="danger" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
            Withdraw it
          </Button>
        </>
      }
    >
      <p>Its versions stay. To bring it back, a new version is made from one of them.</p>
      {withdraw.isError ? <ErrorNote error={withdraw.error} /> : null}
    </Dialog>
  )
}
