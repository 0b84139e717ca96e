import { type FormEvent, useState } from 'react'
import { api } from '@/api/client'
import { ErrorNote } from '@/components/ErrorNote'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { SelectField, TextField } from '@/ui/Field'
import { AnswerView } from './AnswerView'
import { type Agreement, MODE_WORDS, type Mode } from './agreement-columns'

/** Asks the other server what of own campaigns it has seen. */
export function QuestionCard({ agreement }: { agreement: Agreement }) {
  const [mode, setMode] = useState<Mode>(agreement.modes.includes('cardinality') ? 'cardinality' : 'intersection')
  const [epoch, setEpoch] = useState('')
  const [key, setKey] = useState('')
  const ask = api.useMutation('post', '/v1/psi/questions', { onSuccess: () => setKey('') })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    ask.mutate({ body: { agreement: agreement.id, mode, key, ...(epoch === '' ? {} : { epoch }) } })
  }
  return (
    <Card title="Ask">
      <form className="stack" onSubmit={submit}>
        <div className="columns">
          <SelectField
            label="What is asked"
            value={mode}
            onChange={({ target }) => setMode(agreement.modes.find((one) => one === target.value) ?? mode)}
          >
            {agreement.modes.map((one) => (
              <option key={one} value={one}>
                {MODE_WORDS[one]}
              </option>
            ))}
          </SelectField>
          <TextField
            label="Epoch"
            pattern="[A-Za-z0-9._\-]{1,64}"
            title="name of a key of the community"
            value={epoch}
            onChange={({ target }) => setEpoch(target.value)}
            hint="Of the community’s key. Empty: the present one."
          />
          <TextField
            label="Key of the other server"
            type="password"
            autoComplete="off"
            required
            maxLength={1000}
            value={key}
            onChange={({ target }) => setKey(target.value)}
            hint="With its scope «taxii»; it is not kept."
          />
        </div>
        {ask.isError ? <ErrorNote error={ask.error} /> : null}
        <div className="row">
          <Button look="primary" type="submit" busy={ask.isPending}>
            {ask.isPending ? 'Asking, which takes minutes for many tokens …' : 'Ask'}
          </Button>
        </div>
        {ask.data === undefined ? null : <AnswerView answer={ask.data} />}
      </form>
    </Card>
  )
}
