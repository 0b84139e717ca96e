import { useEffect, useState } from 'react'
import { ErrorNote } from '@/components/ErrorNote'
import { Badge } from '@/ui/Badge'
import { Button } from '@/ui/Button'
import { Note } from '@/ui/Note'
import type { Connection } from './follow-stream'

/** Whether the stream is there, in a word. */
export function ConnectionBadge({ connection: { state }, paused }: { connection: Connection; paused: boolean }) {
  if (state === 'open') return <Badge tone={paused ? 'warn' : 'good'}>{paused ? 'paused' : 'connected'}</Badge>
  if (state === 'connecting') return <Badge tone="info">connecting</Badge>
  return <Badge tone="danger">{state === 'refused' ? 'refused' : 'not connected'}</Badge>
}

/** Why there is no stream, and when it is tried again. */
export function ConnectionNote({ connection, onConnect }: { connection: Connection; onConnect: () => void }) {
  if (connection.state === 'refused') return <ErrorNote error={connection.error} onRetry={onConnect} />
  if (connection.state !== 'waiting') return null
  const { why, until, failures } = connection
  return (
    <Note tone="warn">
      <p>
        <strong>Not connected:</strong> {why}. What happens meanwhile is not shown here later. Try {failures + 1}{' '}
        <Countdown until={until} />
      </p>
      <Button onClick={onConnect}>Connect now</Button>
    </Note>
  )
}

function Countdown({ until }: { until: number }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.max(0, Math.ceil((until - now) / 1000))
  return <>{seconds === 0 ? 'begins now.' : `in ${seconds} s.`}</>
}
