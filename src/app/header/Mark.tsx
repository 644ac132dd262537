/** Podarium's mark: a pod, its bars, and the cursor through them. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <path d="M16 3 27.5 9.5v13L16 29 4.5 22.5v-13z" stroke="currentColor" strokeWidth="2.4" strokeLinejoin="round" />
      <path d="M10 12.5h6.5M10 19h10.5" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" />
      <path d="M19.8 8.500v15" stroke="var(--you)" strokeWidth="2.2" strokeLinecap="round" />
    </svg>
  )
}
