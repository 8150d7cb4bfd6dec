/** One line of a bench: what ours did, what the bare limit beside it did in the same run, and the share. Lines without a limit (latencies) have null there. */
export interface Result {
  workload: string
  ours: number
  limit: number | null
  ratio: number | null
  unit: string
}

export interface BenchOptions {
  /** How long each measured run lasts. */
  seconds: number
  /** Ours and the limit take turns this often; medians are reported. */
  rounds: number
  /** Over less: where a bench loads something first, it loads little. */
  quick: boolean
  /** What carries the messages of the bench `exchange`. */
  exchange: 'embedded' | 'kafka'
  /** Progress, in words. */
  say: (text: string) => void
}

/** One turn of ours beside one turn of the limit. */
export interface Turn {
  ours: number
  limit: number
}

/** Medians of the turns. The ratio is the median of the turns' own ratios, since what disturbs a machine disturbs neighbours alike. */
export function resultOf(workload: string, unit: string, turns: readonly Turn[]): Result {
  return {
    workload,
    ours: Math.round(median(turns.map(({ ours }) => ours))),
    limit: Math.round(median(turns.map(({ limit }) => limit))),
    ratio: round2(median(turns.map(({ ours, limit }) => ours / limit))),
    unit,
  }
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The value below which that share of the numbers lies; 0 of none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export const round2 = (n: number): number => Math.round(n * 100) / 100
