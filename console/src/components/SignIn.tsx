import { type FormEvent, useState } from 'react'
import { openSession, whyEnded } from '@/api/session'
import { Button } from '@/ui/Button'
import { TextField } from '@/ui/Field'
import { Note } from '@/ui/Note'
import styles from './SignIn.module.css'

/** Asks for a key. It stays in this tab, and nowhere else. */
export function SignIn() {
  const [key, setKey] = useState('')
  const why = whyEnded()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (key.trim() !== '') openSession(key.trim())
  }
  return (
    <main className={styles.page}>
      <form className={styles.form} onSubmit={submit}>
        <h1>Stillwatch</h1>
        <p className="soft">Finds the accounts that together harvest a model, and shows the evidence.</p>
        {why === undefined ? null : <Note tone="warn">You were signed out: {why}</Note>}
        <TextField
          label="Key"
          type="password"
          name="key"
          autoComplete="current-password"
          required
          autoFocus
          value={key}
          onChange={(event) => setKey(event.target.value)}
          hint="It begins with sw_. The server printed the first one when it started; an administrator makes others."
        />
        <Button look="primary" type="submit">
          Sign in
        </Button>
        <p className="soft">The key stays in this tab and is forgotten when you close it.</p>
      </form>
    </main>
  )
}
