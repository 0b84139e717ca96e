import { api } from '@/api/client'
import { ErrorNote } from '@/components/ErrorNote'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { SecretOnce } from './SecretOnce'
import type { Webhook } from './webhook-columns'

const STILL =
  'For some hours (sharing.webhooks.rotation_hours) the secret before signs as well, so that the receiver can change over.'

/** Makes a new secret, after asking, and shows it this once. */
export function RotateDialog({ webhook: { id, recipient }, onClose }: { webhook: Webhook; onClose: () => void }) {
  const rotate = api.useMutation('post', '/v1/webhooks/{id}/rotate')
  if (rotate.data !== undefined)
    return (
      <SecretOnce secret={rotate.data.secret} recipient={recipient} onClose={onClose}>
        {STILL}
      </SecretOnce>
    )
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Make a new secret for ${recipient}?`}
      description={STILL}
      actions={
        <>
          <Button onClick={onClose}>Keep the old one</Button>
          <Button look="primary" busy={rotate.isPending} onClick={() => rotate.mutate({ params: { path: { id } } })}>
            Make it
          </Button>
        </>
      }
    >
      {rotate.isError ? <ErrorNote error={rotate.error} /> : null}
    </Dialog>
  )
}
