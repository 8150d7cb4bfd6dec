import { textIn, type Lang, type Localized } from '@tongban/kernel'

/** What was compared with the figures written by hand, and what differed. */
export class CheckList {
  readonly differences: string[] = []
  private checked = 0

  constructor(private readonly say: (text: Localized) => void, private readonly lang: Lang = 'en') {}

  /** Compares by value, prints the line with its mark, and keeps a difference for the end. */
  same(what: Localized, expected: unknown, found: unknown): void {
    this.checked++
    const [wanted, got] = [JSON.stringify(expected), JSON.stringify(found)]
    const name = textIn(what, this.lang)
    if (wanted === got) return this.say(both((lang) => `  ✓ ${name}${COLON[lang]}${short(got, lang)}`))
    this.differences.push(textIn({ zh: `${name}：应为 ${wanted}，实为 ${got}`, en: `${name}: expected ${wanted}, found ${got}` }, this.lang))
    this.say({ zh: `  ✗ ${name}：应为 ${short(wanted, 'zh')}，实为 ${short(got, 'zh')}`, en: `  ✗ ${name}: expected ${short(wanted, 'en')}, found ${short(got, 'en')}` })
  }

  get count(): number { return this.checked }
}

const COLON = { zh: '：', en: ': ' }
const NOTHING = { zh: '无', en: 'nothing' }
const both = (text: (lang: Lang) => string): Localized => ({ zh: text('zh'), en: text('en') })

const short = (text = '', lang: Lang): string => (text === '' ? NOTHING[lang] : text.length > 110 ? `${text.slice(0, 107)}…` : text)
