/** 1250 fen as 12.50; what is no number stays as it is. */
export const yuanOf = (fen: string): string => (/^\d+$/.test(fen) ? `${fen.padStart(3, '0').slice(0, -2)}.${fen.padStart(3, '0').slice(-2)}` : fen)

/** 12.5 as 1250 fen; what is no amount of yuan stays as it is, for the graph to refuse. */
export function fenOf(yuan: string): string {
  const [, whole, part = ''] = /^0*(\d+)(?:\.(\d{1,2}))?$/.exec(yuan.trim()) ?? []
  return whole === undefined ? yuan : `${whole}${part.padEnd(2, '0')}`.replace(/^0+(?=\d)/, '')
}
