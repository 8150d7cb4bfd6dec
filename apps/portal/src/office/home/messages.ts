import { defineMessages } from '../../shared/i18n/messages.js'

export const messages = defineMessages({
  title: '您好，{subject}',
  yours: '您的岗位',
  roles: '角色',
  centres: '中心',
  noCentres: '不属于任何中心',
  department: '部门',
  until: '本次登录有效至',
  screens: '您可以办理的事项',
  none: '您的岗位暂时没有可办理的页面',
  noneWhy: '如有疑问，请联系本中心负责人。',
}, {
  title: 'Hello, {subject}',
  yours: 'Your posts',
  roles: 'Roles',
  centres: 'Centres',
  noCentres: 'of no centre',
  department: 'Department',
  until: 'This login lasts until',
  screens: 'What you may do here',
  none: 'There is no page for your posts yet',
  noneWhy: 'If that seems wrong, ask the head of your centre.',
})
