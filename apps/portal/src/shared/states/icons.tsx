/** Small line drawings of one width, hidden from readers: a word always stands beside them. */
const paths = {
  done: 'M3.5 8.5l3 3 6-7',
  going: 'M5 3.5l7 4.5-7 4.5z',
  waiting: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M8 5v3.2l2 1.6',
  warning: 'M8 2.2l6.2 11H1.8zM8 6.5v3M8 11.3v.2',
  yellow: 'M4 14V2.5h8L10 6l2 3.5H4',
  red: 'M4 14V2.5h8L10 6l2 3.5H4',
  refused: 'M4 4l8 8M12 4l-8 8',
  stopped: 'M5.5 3.5v9M10.5 3.5v9',
  away: 'M2 6.2a9 9 0 0 1 12 0M4.4 9a5.4 5.4 0 0 1 7.2 0M8 12.4v.1M2.5 14l11-12',
  locked: 'M4 7.5h8v6H4zM5.5 7.5V5.2a2.5 2.5 0 0 1 5 0v2.3',
  empty: 'M2.5 9l2-5.5h7l2 5.5v4h-11zM2.5 9h3.2l.8 1.6h3l.8-1.6h3.2',
  search: 'M7 2.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4M10.2 10.2l3.3 3.3',
} as const

export type IconName = keyof typeof paths

export function Icon({ name, size = 14 }: { name: IconName; size?: number }) {
  const filled = name === 'going' || name === 'red' || name === 'yellow'
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill={filled ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
