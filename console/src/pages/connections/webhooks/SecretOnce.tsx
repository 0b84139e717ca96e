import { Button } from '@/ui/Button'
import { CopyBlock } from '@/ui/CopyBlock'
import { Dialog } from '@/ui/Dialog'
import { Note } from '@/ui/Note'

interface SecretOnceProps {
  secret: string
  recipient: string
  /** what else is to be known of it */
  children: string
  onClose: () => void
}

/** The secret of a webhook. It closes only by its button: what is lost here cannot be had again. */
export const SecretOnce = ({ secret, recipient, children, onClose }: SecretOnceProps) => (
  <Dialog
    open
    onClose={() => {}}
    title={`The secret for ${recipient}`}
    description="This is the only time that it is shown. The receiver checks by it that what comes is from here (Standard Webhooks)."
    actions={
      <Button look="primary" onClick={onClose}>
        I have put it away
      </Button>
    }
  >
    <div className="stack">
      <CopyBlock text={secret} label="the secret" />
      <Note tone="warn">{children}</Note>
    </div>
  </Dialog>
)
