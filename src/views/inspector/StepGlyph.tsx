import type { StepSign } from './stepWords.ts'

/** The sign of a step, as the timeline draws it. */
export function StepGlyph({ sign }: { readonly sign: StepSign }) {
  return (
    <svg className={`why-glyph why-glyph--${sign.tone}`} width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      {shapeOf(sign.glyph)}
    </svg>
  )
}

function shapeOf(glyph: StepSign['glyph']) {
  switch (glyph) {
    case 'circle':
      return <circle className="why-outline" cx="7" cy="7" r="4" />
    case 'dot':
      return <circle className="why-fill" cx="7" cy="7" r="4.5" />
    case 'cross':
      return <path className="why-outline" d="M 3.5 3.5 L 10.5 10.5 M 10.5 3.5 L 3.5 10.5" />
    case 'warning':
      return <path className="why-outline" d="M 7 2 L 12.5 12 H 1.5 Z M 7 5.5 V 9" />
    case 'wedge':
      return <path className="why-fill" d="M 1.5 1.5 L 12.5 12.5 H 1.5 Z" />
    case 'pennant':
      return <path className="why-fill" d="M 2 2 H 9 L 12.5 7 L 9 12 H 2 Z" />
  }
}
