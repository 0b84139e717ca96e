import { Link } from '@tanstack/react-router'
import { ErrorNote } from '@/components/ErrorNote'
import { Button } from '@/ui/Button'
import { formatCount } from '@/ui/Count'
import { Note } from '@/ui/Note'
import { wordsOfFault } from './read-fault'
import type { Checked } from './use-check'

interface DraftHeadProps {
  name: string
  checked: Checked
  onGo: (line: number) => void
}

/** What the server says of the draft; read out when it changes. */
export function DraftHead({ name, checked: { check, fault, error }, onGo }: DraftHeadProps) {
  return (
    <div className="stack" aria-live="polite">
      {error === undefined ? null : <ErrorNote error={error} />}
      {fault === undefined ? null : (
        <Note tone="warn">
          <p>
            {fault.line === undefined ? null : (
              <strong>
                Line {fault.line}
                {fault.column === undefined ? '' : `, column ${fault.column}`}
              </strong>
            )}
            {fault.path === undefined ? null : (
              <>
                {' '}
                (<code>{fault.path}</code>)
              </>
            )}
            : {wordsOfFault(fault)}
          </p>
          {fault.line === undefined ? null : <Button onClick={() => onGo(fault.line!)}>Go to line {fault.line}</Button>}
        </Note>
      )}
      {check === undefined && fault === undefined && error === undefined ? (
        <p className="soft">Being checked …</p>
      ) : null}
      {check === undefined ? null : <Right name={name} check={check} />}
    </div>
  )
}

function Right({
  name,
  check: { policy, everyone, warnings },
}: {
  name: string
  check: NonNullable<Checked['check']>
}) {
  const other = policy.name !== name
  return (
    <>
      <Note tone={other ? 'warn' : 'good'}>
        {other ? (
          <p>
            It calls itself {policy.name}: that is another policy.{' '}
            <Link to="/policies/$name" params={{ name: policy.name }} search={{ tab: 'edit' }}>
              Open {policy.name}
            </Link>
            , or write <code>name: {name}</code>.
          </p>
        ) : (
          <p>
            The server reads it: {formatCount(policy.rules.length)} {policy.rules.length === 1 ? 'rule' : 'rules'},{' '}
            {policy.mode === 'enforce' ? 'to be enforced' : 'in shadow'}.
          </p>
        )}
      </Note>
      {everyone.length === 0 ? null : (
        <Note tone="warn">
          {policy.mode === 'enforce' ? 'These rules hold' : 'Enforced, these rules would hold'} for everybody, also for
          who is in no campaign: {everyone.join(', ')}. That has to be confirmed.
        </Note>
      )}
      {warnings.map((warning) => (
        <Note key={warning} tone="warn">
          {warning}
        </Note>
      ))}
    </>
  )
}
