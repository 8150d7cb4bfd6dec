import { CITY_SOURCE, STANDARDS_TOPIC, deadTopic, eventsTopic, inboxTopic } from '../stream/topics.js'
import type { TopicOptions } from '../transport/transport.js'
import type { ExchangeOptions } from './exchange-options.js'
import type { Log } from './log.js'

/** The topics a deployment writes and reads as its own. They may be provided later, or by somebody else: until then it says so once and tries again. */
export class OwnTopics {
  private readonly told = new Set<string>()

  constructor(private readonly options: Pick<ExchangeOptions, 'sources' | 'directory' | 'ledger' | 'transport'>, private readonly log: Log) {}

  async ensure(): Promise<void> {
    for (const topic of this.list()) await this.once(topic.topic, () => this.options.transport.ensureTopics([topic]))
  }

  /** Does what may fail for as long as a topic is not provided; says so the first time. */
  async once(topic: string, act: () => Promise<unknown>): Promise<void> {
    try {
      await act()
      this.told.delete(topic)
    } catch (error) {
      if (!this.told.has(topic)) this.log.warn({ topic, err: error }, 'exchange: this topic cannot be written or provided yet; it will try again')
      this.told.add(topic)
    }
  }

  private list(): TopicOptions[] {
    const { sources, directory, ledger } = this.options
    // The city office and coordination work no cases: they report to no ledger.
    const reporting = sources.filter((source) => source !== CITY_SOURCE && directory.findSource(source)?.kind !== 'coordination')
    const own: TopicOptions[] = [
      ...new Set(reporting.map((source) => eventsTopic(directory.ledgerCentreOf(source)))), ...sources.map(inboxTopic), ...(ledger ? [deadTopic(ledger.owner)] : []),
    ].map((topic) => ({ topic }))
    if (sources.includes(CITY_SOURCE)) own.push({ topic: STANDARDS_TOPIC, compacted: true })
    return own
  }
}
