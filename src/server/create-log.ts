import pino from 'pino'

/** Of an error's message: an engine may quote what it was given, and that is other people's text. */
const MESSAGE_CHARACTERS_MAX = 200

/** The log, JSON lines on the standard error output: no keys, no bodies, no more of an error than helps to find it. */
export const createLog = (level: string, stream: pino.DestinationStream = pino.destination(2)): pino.Logger =>
  pino(
    {
      level,
      redact: ['*.authorization', '*.token', '*.secret'],
      serializers: { err: toldOf },
    },
    stream,
  )

const toldOf = (error: Error & { code?: unknown }) => ({
  type: error.name,
  ...(error.code === undefined ? {} : { code: error.code }),
  message: error.message.slice(0, MESSAGE_CHARACTERS_MAX),
  // The stack repeats the message before its frames.
  stack: (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n'),
})
