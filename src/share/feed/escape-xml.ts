const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A reader would make a line feed of it.
  '\r': '&#13;',
}
/** What XML 1.0 (2.2, Char) has no place for, not even escaped. */
const UNSAYABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** Text of others for the content of an element, or an attribute in double quotes, of XML 1.0. */
export const escapeXml = (text: string): string =>
  text.replace(UNSAYABLE, '\ufffd').replace(/[&<>"'\r]/g, (character) => ENTITIES[character]!)

/** An element with text alone. */
export const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`
