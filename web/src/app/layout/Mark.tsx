/** Mark is the abacus: one rod per place, one bead over the beam counts five. */
export function Mark() {
  const beads: [number, number, boolean][] = [
    [7, 7, true],
    [13, 7, true],
    [7, 14, true],
    [19, 14, true],
    [13, 22.6, false],
    [13, 18.2, false],
    [19, 22.6, false],
    [7, 22.6, false],
  ]
  return (
    <svg className="mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden focusable="false">
      <rect width="32" height="32" rx="7" className="mark-frame" />
      <path d="M10 5v22M16 5v22M22 5v22M5 12.2h22" className="mark-rod" />
      {beads.map(([x, y, counted]) => (
        <rect key={`${x} ${y}`} x={x} y={y} width="6" height="3.6" rx="1.8" className={counted ? 'mark-bead' : 'mark-rest'} />
      ))}
    </svg>
  )
}
