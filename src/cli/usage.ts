/** What `podarium help` prints. */
export const USAGE = `podarium: what a Kubernetes cluster would do with a manifest, second by second

  podarium run FILE... [-o table|events|story|trace|recording|logs]
               [--until 5m] [--at 42s] [--seed N] [--kubernetes 1.34]
      simulates the files together as one scenario
  podarium record OUTDIR FILE... [--kubernetes 1.34]
      simulates each file, and writes its recording to OUTDIR/NAME.json
  podarium answer TABLE < cases.jsonl > answers.jsonl
      answers the cases of a table of exact answers, one a line
  podarium link FILE
      prints the link that holds the scenario
  podarium open LINK
      prints the scenario that a link holds
  podarium corpus FOLDER [-o text|json]
      simulates every manifest of a folder, and prints what became of them

A FILE of - is the standard input. The exit code is 0, 1 where the scenario has
errors, 2 where the command was called wrongly.
`
