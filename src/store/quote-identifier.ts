/** A name of a database or table as a statement takes it, whatever it holds: where no value can be bound (definitions). */
export const quoteIdentifier = (name: string): string => `\`${name.replace(/[\\`]/g, '\\$&')}\``
