/** How many bytes a text has in UTF-8: what Go's len counts. */
export const byteLength = (text: string): number => new TextEncoder().encode(text).length
