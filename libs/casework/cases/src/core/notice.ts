import { type Day, formatDay, type Localized, textIn } from '@tongban/kernel'

export interface Notice {
  centre: Localized
  item: Localized
  /** How many copies of each are asked for in all. */
  missing: readonly { names: Localized; copies: number }[]
  completeBy: Day
}

/** The one-off notification in words, without a name: everything missing, the last day for it, what happens after it, and the law it rests on (art. 32). */
export function noticeText({ centre, item, missing, completeBy }: Notice): Localized {
  const [year, month, date] = formatDay(completeBy).split('-').map(Number) as [number, number, number]
  const zh = missing.map(({ names, copies }, i) => `${i + 1}. ${names.zh}（共${copies}份）`).join('；')
  const en = missing.map(({ names, copies }, i) => `${i + 1}. ${textIn(names, 'en')} (${copies === 1 ? '1 copy' : `${copies} copies in all`})`).join('; ')
  return {
    zh: `您向${centre.zh}提出的“${item.zh}”申请，还需补齐下列材料：${zh}。请于${year}年${month}月${date}日前（含当日）补齐；逾期未补齐的，申请终止。依据：《中华人民共和国行政许可法》第三十二条第一款第（四）项。`,
    en: `Your application to ${textIn(centre, 'en')} for "${textIn(item, 'en')}" still needs: ${en}. Bring them by ${date} ${MONTHS[month - 1]} ${year}, that day included; after it the application lapses. Basis: Administrative Licensing Law, art. 32(1)(4).`,
  }
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
