import type { ChildProcess } from 'node:child_process'
import type { MessagePort } from 'node:worker_threads'

/** A two-way channel of messages to another thread or process, in order; messages are copied. */
export interface Port {
  send(message: unknown): void
  onMessage(listen: (message: unknown) => void): void
  /** Called once when the other side is gone. */
  onClose(listen: () => void): void
}

/** A channel to a forked process; `serialization: 'advanced'` must be set, so that bytes go over as bytes. */
export const childPort = (child: ChildProcess): Port => ({
  send: (message) => {
    // A process that just ended takes no message; `exit` tells of it.
    if (child.connected) child.send(message as object, () => {})
  },
  onMessage: (listen) => child.on('message', listen),
  onClose: (listen) => child.once('exit', listen),
})

/** The channel of a forked process to who forked it. */
export const parentPort = (): Port => ({
  send: (message) => {
    if (process.connected) process.send?.(message, undefined, undefined, () => {})
  },
  onMessage: (listen) => process.on('message', listen),
  onClose: (listen) => process.once('disconnect', listen),
})

export const threadPort = (port: MessagePort): Port => ({
  send: (message) => port.postMessage(message),
  onMessage: (listen) => port.on('message', listen),
  onClose: (listen) => port.once('close', listen),
})
