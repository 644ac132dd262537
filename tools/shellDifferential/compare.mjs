/** Seconds by which a program may end earlier or later. */
const SLACK = 0.4
const MOST_LINES = 200

/** What differs between our answer and what the real shell did, as lines for people. */
export function differences(ours, theirs) {
  const found = []
  for (const stream of ['stdout', 'stderr']) {
    const mine = ours.lines.filter((line) => line.stream === stream).map((line) => line.text)
    const other = theirs[stream].slice(0, MOST_LINES)
    if (JSON.stringify(mine) !== JSON.stringify(other)) {
      found.push(`  ${stream} ours ${JSON.stringify(mine)}`, `  ${stream} real ${JSON.stringify(other)}`)
    }
  }
  if (ours.exitCode !== theirs.exitCode) found.push(`  exit code ours ${ours.exitCode}, real ${theirs.exitCode}`)
  if (Math.abs(ours.end - theirs.end) > SLACK) found.push(`  end ours ${ours.end}, real ${theirs.end}`)
  return found
}
