/** What this gateway has seen of one deployment: when it last answered, and since when it does not. */
export class Presence {
  private awaySince: Date | null = null
  private lastAnswer: Date | null = null

  constructor(private readonly now: () => Date = () => new Date()) {}

  /** Since when the deployment is away; null while it answers, or has never been asked. */
  get since(): Date | null {
    return this.awaySince
  }

  /** When it last answered; null when this gateway has never had an answer. */
  get asOf(): Date | null {
    return this.lastAnswer
  }

  sawAnswer(): void {
    this.awaySince = null
    this.lastAnswer = this.now()
  }

  /** The first failure after an answer fixes `since`; later ones leave it. */
  sawFailure(): Date {
    this.awaySince ??= this.now()
    return this.awaySince
  }
}
