import { checkText } from './text.js'

const words = ['陈晓明', '99010119900307123X']

test.each([
  ['a name of a party', '陈晓明来电要求撤回'],
  ['a number of a party, in small letters', '证号99010119900307123x'],
  ['a mobile number', '联系 13800138000'],
  ['a valid credit code', '主体 91330100799655058B 已注销'],
])('refuses %s', (_, text) => {
  expect(checkText('reason', text, words)).toEqual({ refused: 'text-names-a-person', params: { field: 'reason' } })
})

test.each(['申请人撤回', '《公司登记管理条例》第二十条第(三)项', '与办件 44010500501-20150630-000017-1 重复', '2015年6月30日,第 123456789012345678 号文'])('accepts %s', (text) => {
  expect(checkText('reason', text, words)).toBeNull()
})

test.each(['', '  ', 'a\u0000b', '长'.repeat(501)])('refuses what is empty, too long or not printable', (text) => {
  expect(checkText('reason', text, [])).toMatchObject({ refused: 'text-not-usable' })
})
