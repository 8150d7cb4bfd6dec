/** The closing table of `npm run test:pages`: what its spec files wrote down, each measure against its limit. */

const verdict = (ok) => (ok ? 'ok' : 'OVER')

/** Lines of text from the measures (test/pages/run.ts) and the first loads (tools/page-sizes.mjs). */
export function tableOf(measures, loads, limits) {
  const of = (kind) => measures.filter((measure) => measure.of === kind)
  return [
    ...section('clicks', ['task', 'clicks', 'limit', ''], last(of('clicks'), ({ task }) => task).map(({ task, clicks, enters, limit }) =>
      [enters ? `${task} (and ${enters} × Enter)` : task, String(clicks), `≤ ${limit}`, verdict(clicks <= limit)])),
    ...section('axe, WCAG 2.2 AA: violations', ['screen', 'zh', 'en', ''], byScreen(of('axe')).map(([screen, zh, en]) =>
      [screen, zh ?? '-', en ?? '-', verdict(!zh && !en ? false : Number(zh ?? 0) + Number(en ?? 0) === 0)])),
    ...section('first load, kB gzipped', ['screen', 'kB', 'limit', ''], Object.entries(loads).flatMap(([front, screens]) =>
      Object.entries(screens).map(([screen, kB]) => [`${front} ${screen}`, kB.toFixed(1), `≤ ${limits[front]}`, verdict(kB <= limits[front])]))),
    ...section('largest contentful paint, slow 4G and a processor 4 × slower', ['screen', 'seconds', 'limit', ''], last(of('paint'), ({ screen }) => screen).map(({ screen, seconds, limit }) =>
      [screen, seconds.toFixed(2), `≤ ${limit.toFixed(1)}`, verdict(seconds <= limit)])),
  ]
}

/** One measure of each, the worst of its repetitions. */
function last(measures, key) {
  const found = new Map()
  const size = ({ clicks, seconds }) => clicks ?? seconds
  for (const measure of measures) if (!found.has(key(measure)) || size(found.get(key(measure))) < size(measure)) found.set(key(measure), measure)
  return [...found.values()]
}

function byScreen(measures) {
  const screens = new Map()
  for (const { screen, language, violations } of measures) {
    const row = screens.get(screen) ?? {}
    const name = language.slice(0, 2)
    row[name] = (row[name] ?? 0) + violations.length
    screens.set(screen, row)
  }
  return [...screens].map(([screen, { zh, en }]) => [screen, zh?.toString(), en?.toString()])
}

function section(title, head, rows) {
  if (rows.length === 0) return []
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)))
  const line = (row) => `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  ')}`.trimEnd()
  return ['', title, line(head), ...rows.map(line)]
}
