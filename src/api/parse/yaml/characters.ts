// The classes of characters that go-yaml v2 tells apart (yamlprivateh.go), over UTF-16 codes; the end of the text reads as END.

/** What is read behind the last character. */
export const END = 0

/** A line feed, carriage return, or Unicode's line ends. */
export const isBreak = (code: number): boolean =>
  code === 10 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029

/** A space or tab. */
export const isBlank = (code: number): boolean => code === 32 || code === 9

/** A line end or the text's. */
export const isBreakOrEnd = (code: number): boolean => code === END || isBreak(code)

/** What separates tokens. */
export const isSeparator = (code: number): boolean => isBlank(code) || isBreakOrEnd(code)

/** A decimal digit. */
export const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** What names of anchors and tag handles are made of. */
export const isWord = (code: number): boolean =>
  isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95 || code === 45

/** The code of a character, for comparisons that read well. */
export const codeOf = (character: string): number => character.charCodeAt(0)
