import type { Localized } from '@tongban/kernel'
import { asSearched } from './search-words.js'

/** An index entry holds at most 2,700 bytes, and a Chinese character three of them. */
const AT_MOST = 800

/**
 * What an item is found by: its code, its names, and how the Chinese one sounds — whole syllables and their first letters, each run together.
 * `gs-002 个体工商户设立登记 registration … getigongshanghushelidengji gtgshsldj`. The table of sounds (14 MiB) is loaded when the first item needs it.
 */
export async function searchText(code: string, { zh, en }: Localized): Promise<string> {
  const { pinyin } = await import('pinyin-pro')
  const sounds = (pattern: 'pinyin' | 'first') => pinyin(zh, { toneType: 'none', type: 'array', pattern, v: true, nonZh: 'consecutive' }).join('').replace(/[^a-z0-9]/gi, '')
  return asSearched([code, zh, en ?? '', sounds('pinyin'), sounds('first')].join('\n')).slice(0, AT_MOST)
}
