import { day } from '@tongban/kernel'
import { noticeText } from './notice.js'

test('everything missing is named once, with the last day, what follows and the law', () => {
  expect(noticeText({
    centre: { zh: '赤岗街政务服务中心', en: 'Chigang Service Centre' }, item: { zh: '个体工商户设立登记', en: 'Registration of an individual business' },
    missing: [{ names: { zh: '公司章程', en: 'Articles' }, copies: 2 }, { names: { zh: '租赁合同' }, copies: 1 }], completeBy: day('2015-07-30'),
  })).toEqual({
    zh: '您向赤岗街政务服务中心提出的“个体工商户设立登记”申请，还需补齐下列材料：1. 公司章程（共2份）；2. 租赁合同（共1份）。请于2015年7月30日前（含当日）补齐；逾期未补齐的，申请终止。依据：《中华人民共和国行政许可法》第三十二条第一款第（四）项。',
    en: 'Your application to Chigang Service Centre for "Registration of an individual business" still needs: 1. Articles (2 copies in all); 2. 租赁合同 (1 copy). Bring them by 30 July 2015, that day included; after it the application lapses. Basis: Administrative Licensing Law, art. 32(1)(4).',
  })
})
