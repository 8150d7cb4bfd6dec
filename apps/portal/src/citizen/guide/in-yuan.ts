/** Fen as yuan: 1250 is 12.50, 20000 is 200. */
export function inYuan(fen: string): string {
  const digits = fen.padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.00$/, '')
}
