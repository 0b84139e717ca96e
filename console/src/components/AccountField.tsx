import { TextField } from '@/ui/Field'

const ACCOUNT_LENGTH_MAX = 512

interface AccountFieldProps {
  value: string
  onChange: (account_id: string) => void
  /** beside that it is as exchanges name it */
  hint?: string
}

/** An account by its id. It is not looked up while it is written: an account may be told of later. */
export const AccountField = ({ value, onChange, hint = '' }: AccountFieldProps) => (
  <TextField
    label="Account"
    required
    maxLength={ACCOUNT_LENGTH_MAX}
    value={value}
    onChange={({ target }) => onChange(target.value)}
    hint={`As exchanges name it.${hint}`}
  />
)
