/** The timeline of an embedded page. */
export function EmbedTimeline() {
  return null
}
