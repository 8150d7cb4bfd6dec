import { defineMessages } from '../../shared/i18n/messages.js'

export const messages = defineMessages({
  brand: '通办',
  about: '广州市政务服务',
  skip: '跳到正文',
  navigation: '主导航',
  help: '咨询与投诉请拨打 12345，或到就近的政务服务中心窗口办理。',
  office: '工作人员登录',
  notFound: '没有这个页面',
  notFoundWhy: '网址可能不完整，或该页面已移走。',
  home: '回到首页',
}, {
  brand: 'Tongban',
  about: 'Government services in Guangzhou',
  skip: 'Skip to the content',
  navigation: 'Main navigation',
  help: 'For questions and complaints call 12345, or come to the nearest service centre.',
  office: 'Staff log in',
  notFound: 'There is no such page',
  notFoundWhy: 'The address may be incomplete, or the page was moved.',
  home: 'To the first page',
})
