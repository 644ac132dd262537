/** Seconds by which a program may end earlier or later. */
const SLACK = 0.4
const MOST_LINES = 200

/** What differs between our answer and what the real shell did, as lines for people. */
export function differences(ours, theirs) {
  const found = []
  for (const stream of ['stdout', 'stderr']) {
    const mine = ours.lines.filter((line) => line.stream === stream).map((line) => line.text)
    const other = theirs[stream].slice(0, MOST_LINES)
    if (!agree(mine, other)) {
      found.push(`  ${stream} ours ${JSON.stringify(mine)}`, `  ${stream} real ${JSON.stringify(other)}`)
    }
  }
  if (ours.exitCode !== theirs.exitCode) found.push(`  exit code ours ${ours.exitCode}, real ${theirs.exitCode}`)
  if (Math.abs(ours.end - theirs.end) > SLACK) found.push(`  end ours ${ours.end}, real ${theirs.end}`)
  return found
}

/** Whether the lines are the same, but for the explanations that follow a `Usage:` line: those are not modelled. */
function agree(ours, theirs) {
  let at = 0
  let explaining = false
  for (const line of theirs) {
    if (line === ours[at]) {
      at++
      explaining = explaining || line.startsWith('Usage: ')
    } else if (!explaining) return false
  }
  return at === ours.length
}
