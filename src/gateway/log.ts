type Write = (facts: object, message: string) => void

/** What the gateway needs of a logger; pino fits. No key and no text of a prompt is ever handed to it. */
export interface Log {
  info: Write
  warn: Write
  error: Write
}

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} }
